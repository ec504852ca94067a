// Writing a report's text: a tap puts a placeholder where one writes, the line is told, and what was typed stays on this machine until it is saved.
(function () {
  'use strict';
  var field = document.querySelector('textarea[data-keeps]');
  if (!field) { return; }
  var form = field.form;
  var version = form.querySelector('input[name="version"]');
  var key = 'mach:' + location.pathname + ':' + (version ? version.value : '');
  var kept = document.querySelector('[data-kept]');
  var line = document.querySelector('[data-line-at]');

  function tell() {
    if (line) { line.textContent = line.dataset.words + ' ' + field.value.slice(0, field.selectionStart).split('\n').length; }
  }
  function keep() {
    try { sessionStorage.setItem(key, field.value); } catch (full) { /* then it is not kept */ }
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-inserts]');
    if (button) {
      field.setRangeText(button.dataset.inserts, field.selectionStart, field.selectionEnd, 'end');
      field.focus();
      keep();
      tell();
    }
    if (event.target.closest('[data-restores]')) {
      field.value = sessionStorage.getItem(key) || field.value;
      field.dispatchEvent(new Event('change'));   // the editor takes it over
      kept.hidden = true;
      field.focus();
    }
  });
  field.addEventListener('input', keep);
  ['keyup', 'click', 'input'].forEach(function (name) { field.addEventListener(name, tell); });
  form.addEventListener('submit', function () { try { sessionStorage.removeItem(key); } catch (none) { /* nothing was kept */ } });

  var before = null;
  try { before = sessionStorage.getItem(key); } catch (none) { before = null; }
  if (kept && before !== null && before !== field.value) { kept.hidden = false; }
  tell();
})();
