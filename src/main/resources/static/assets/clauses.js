// Splitting a clause: the button tells where the cursor stands. Without a script the text is split at a blank line.
(function () {
  'use strict';
  document.addEventListener('click', function (event) {
    var button = event.target.closest('button[name="act"]');
    var form = button && button.closest('form[data-splits]');
    if (!form) { return; }
    var field = document.getElementById(form.dataset.splits);
    var splits = button.value === 'split';
    var at = field.selectionStart;
    form.elements.before.value = splits && at > 0 && at < field.value.length ? field.value.slice(0, at) : '';
    form.elements.after.value = splits && at > 0 && at < field.value.length ? field.value.slice(at) : '';
  });
})();
