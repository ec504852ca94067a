// The search field of the bar: keys lead through the suggestions below it (the combobox pattern of WAI-ARIA).
(function () {
  'use strict';
  var field = document.querySelector('[data-search]');
  if (!field) { return; }
  var said = document.querySelector('[data-search-said]');
  var at = -1;

  function list() { return document.getElementById('search-list'); }
  function options() { return Array.from(list().querySelectorAll('[role="option"]')); }

  function mark(index) {
    var all = options();
    at = all.length ? (index + all.length) % all.length : -1;
    all.forEach(function (option, number) { option.setAttribute('aria-selected', String(number === at)); });
    if (at < 0) { field.removeAttribute('aria-activedescendant'); return; }
    field.setAttribute('aria-activedescendant', all[at].id);
    all[at].scrollIntoView({block: 'nearest'});
  }

  function show(open) {
    list().hidden = !open;
    field.setAttribute('aria-expanded', String(open));
    if (!open) { at = -1; field.removeAttribute('aria-activedescendant'); }
  }

  document.addEventListener('htmx:afterSwap', function (event) {
    if (event.detail.target.id !== 'search-list' && event.target.id !== 'search-list') { return; }
    at = -1;
    show(field.value.trim() !== '' && document.activeElement === field);
    var count = Math.max(0, options().length - 1); // the last one leads to the page
    said.textContent = field.value.trim() === '' ? '' : said.dataset.count.replace('{0}', count);
  });

  field.addEventListener('keydown', function (event) {
    var open = !list().hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!options().length) { return; }
      event.preventDefault();
      show(true);
      mark(event.key === 'ArrowDown' ? at + 1 : (at < 0 ? -1 : at - 1));
    } else if (event.key === 'Enter' && open && at >= 0) {
      event.preventDefault();
      options()[at].click();
    } else if (event.key === 'Escape') {
      if (open) { event.preventDefault(); show(false); } else if (field.value === '') { field.blur(); }
    }
  });
  field.addEventListener('focus', function () {
    if (field.value.trim() !== '' && options().length) { show(true); }
  });
  document.addEventListener('click', function (event) {
    if (!field.form.contains(event.target)) { show(false); }
  });
  field.form.addEventListener('focusout', function (event) {
    if (event.relatedTarget && !field.form.contains(event.relatedTarget)) { show(false); }
  });

  // "/" from anywhere but a field, Ctrl+K from anywhere; on a phone the field is on a page of its own.
  document.addEventListener('keydown', function (event) {
    var typing = event.target.closest('input, textarea, select, [contenteditable="true"]');
    var asked = (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) ||
      (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey));
    if (!asked) { return; }
    event.preventDefault();
    if (field.offsetParent) { field.focus(); field.select(); } else { window.location.href = field.form.action; }
  });
})();
