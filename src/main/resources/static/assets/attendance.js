// The list of attendance by keyboard: up and down go from person to person, 1 present, 2 excused, 3 absent, 0 takes it back.
(function () {
  'use strict';
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) { return; }
    var people = Array.prototype.slice.call(document.querySelectorAll('#people .tally > li'));
    var at = people.indexOf(event.target.closest('.tally > li'));
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      var next = people[at < 0 ? 0 : at + (event.key === 'ArrowDown' ? 1 : -1)];
      var button = next && next.querySelector('button');
      if (button) { button.focus(); event.preventDefault(); }
      return;
    }
    if (at < 0) { return; }
    var status = { 1: 'present', 3: 'absent', 0: 'expected' }[event.key];
    if (status) {
      var press = people[at].querySelector('button[value="' + status + '"]');
      if (press) { press.click(); event.preventDefault(); }
    } else if (event.key === '2') {
      var reason = people[at].querySelector('.tally-reason');
      if (reason) { reason.open = true; reason.querySelector('input[name="reason"]').focus(); event.preventDefault(); }
    }
  });
}());
