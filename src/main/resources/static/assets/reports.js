// Writing a report's text in the plain field: a tap puts a placeholder where one writes, and the line is told.
(function () {
  'use strict';
  var field = document.querySelector('textarea[data-keeps]');
  if (!field) { return; }
  var line = document.querySelector('[data-line-at]');

  function tell() {
    if (line) { line.textContent = line.dataset.words + ' ' + field.value.slice(0, field.selectionStart).split('\n').length; }
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-inserts]');
    if (button) {
      field.setRangeText(button.dataset.inserts, field.selectionStart, field.selectionEnd, 'end');
      field.focus();
      field.dispatchEvent(new Event('input', {bubbles: true}));
    }
  });
  ['keyup', 'click', 'input'].forEach(function (name) { field.addEventListener(name, tell); });
  tell();
})();
