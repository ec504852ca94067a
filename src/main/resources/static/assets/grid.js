// Cells copied from a spreadsheet and pasted into a field of the grid fill the fields to the right and the rows below.
(function () {
  'use strict';
  var FIELD = /^r(\d+)\.(.+)$/;

  // The names of the fields of a row, in the order in which they stand.
  function namesOf(form, row) {
    return Array.prototype.map.call(form.elements, function (element) { return FIELD.exec(element.name || ''); })
      .filter(function (found) { return found && Number(found[1]) === row && found[2] !== 'key' && found[2] !== 'again'; })
      .map(function (found) { return found[2]; });
  }

  document.addEventListener('paste', function (event) {
    var found = FIELD.exec(event.target.name || '');
    var text = event.clipboardData ? event.clipboardData.getData('text/plain') : '';
    if (!found || !/[\t\n]/.test(text.trim())) { return; }
    event.preventDefault();
    var form = event.target.form;
    var names = namesOf(form, Number(found[1]));
    var first = names.indexOf(found[2]);
    var row = Number(found[1]);
    var left = 0;
    text.replace(/\r/g, '').split('\n').forEach(function (line) {
      if (!line.trim()) { return; }
      while (form.elements['r' + row + '.key'] && (form.elements['r' + row + '.on'] || {}).type === 'hidden') { row++; } // recorded already
      if (!form.elements['r' + row + '.key']) { left++; return; }
      line.split('\t').forEach(function (cell, place) {
        var name = names[first + place];
        var element = name && form.elements['r' + row + '.' + name];
        if (element && element.type !== 'hidden') {
          element.value = cell.trim();
          element.dispatchEvent(new Event('input', {bubbles: true}));
        }
      });
      row++;
    });
    var said = form.querySelector('[data-paste-left]');
    said.hidden = !left;
    said.textContent = left ? said.dataset.words.replace('{0}', left) : '';
  });
}());
