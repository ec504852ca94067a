// Running text with locked chips in the place of a report's plain field. The field stays what is sent: after every change the text is written
// back into it (chips.js), a line for each block, each chip as its token in brackets.
(function () {
  'use strict';
  var field = document.querySelector('textarea[data-keeps][data-counts]');
  if (!field || !field.form || !window.machChips) { return; }
  var form = field.form;
  var bar = form.querySelector('[data-editor-bar]');
  var card = form.querySelector('[data-chip-card]');
  var text = window.machChips(field.dataset.onlyIf);
  var place = null;

  var root = document.createElement('div');
  root.className = 'editor report-text';
  root.contentEditable = 'true';
  root.setAttribute('role', 'textbox');
  root.setAttribute('aria-multiline', 'true');
  root.setAttribute('aria-labelledby', 'label-text');
  if (field.getAttribute('aria-describedby')) { root.setAttribute('aria-describedby', field.getAttribute('aria-describedby')); }
  root.spellcheck = false;

  function read() {
    root.replaceChildren.apply(root, text.blocks(field.value));
    tidy();
    if (root.querySelector('[data-renewed]')) { say(); }
    mark();
    shade();
  }

  // Words that are printed only with a number have a ground of their own between thin edges; a browser that cannot paint it shows the edges' signs.
  function shade() {
    if (!window.Highlight || !window.CSS || !CSS.highlights) { return; }
    var shaded = new Highlight();
    root.querySelectorAll('p, td').forEach(function (it) {
      var open = [];
      it.querySelectorAll('.edge').forEach(function (edge) {
        if (edge.dataset.token !== '[hết]') { open.push(edge); return; }
        if (!open.length) { return; }
        var range = new Range();
        range.setStartBefore(open.pop());
        range.setEndAfter(edge);
        shaded.add(range);
      });
    });
    CSS.highlights.set('only-if', shaded);
    root.classList.add('shaded');
    form.querySelectorAll('[data-shaded]').forEach(function (it) { it.hidden = shaded.size === 0; });
  }

  // The line of a refusal is the block that stands there.
  function mark() {
    var lines = [];
    root.childNodes.forEach(function (it) {
      (it.tagName === 'TABLE' ? it.querySelectorAll('tr') : [it]).forEach(function (one) { lines.push(one); });
    });
    form.querySelectorAll('#said-text [data-line]').forEach(function (it) {
      var line = lines[Number(it.dataset.line) - 1];
      if (line) { line.classList.add('faulty'); }
    });
  }

  function said() {
    var all = [];
    root.childNodes.forEach(function (it) { all = all.concat(text.lines(it)); });
    return all.join('\n');
  }

  function say() { field.value = said(); }

  function write() {
    tidy();
    say();
    shade();
    field.dispatchEvent(new Event('input', {bubbles: true}));
  }

  // Only paragraphs and tables stand in the root, a paragraph last; an edge whose other side is gone goes with it.
  function tidy() {
    var chosen = window.getSelection();
    var node = chosen.anchorNode;
    var at = chosen.anchorOffset;
    var moved = false;
    var p = null;
    Array.prototype.slice.call(root.childNodes).forEach(function (it) {
      if (it.nodeType === 1 && (it.tagName === 'P' || it.tagName === 'TABLE')) { p = null; return; }
      moved = true;
      if (it.nodeType === 1 && it.tagName === 'DIV') {
        p = null;
        var own = document.createElement('p');
        own.append.apply(own, it.childNodes);
        it.replaceWith(own);
        return;
      }
      if (!p) { p = document.createElement('p'); it.before(p); }
      p.append(it);
    });
    if (moved && node && node !== root && root.contains(node)) {
      chosen.collapse(node, Math.min(at, node.nodeType === 3 ? node.length : node.childNodes.length));
    }
    if (!root.lastChild || root.lastChild.tagName !== 'P') { root.append(text.block('')); }
    split();
    root.querySelectorAll('p, td').forEach(function (it) {
      var open = [];
      it.querySelectorAll('.edge').forEach(function (edge) {
        if (edge.dataset.token !== '[hết]') { open.push(edge); } else if (!open.pop()) { edge.remove(); }
      });
      open.forEach(function (edge) { edge.remove(); });
      if (!it.hasChildNodes()) { it.append(document.createElement('br')); }
    });
  }

  // The edges of conditions whose other side is in another paragraph.
  function loose(p) {
    var open = [];
    var ends = 0;
    p.querySelectorAll('.edge').forEach(function (edge) {
      if (edge.dataset.token !== '[hết]') { open.push(edge.dataset.token); } else if (!open.pop()) { ends++; }
    });
    return { open: open, ends: ends };
  }

  // A paragraph that was divided inside a condition: each part has it.
  function split() {
    var chosen = window.getSelection();
    root.querySelectorAll('p').forEach(function (first) {
      var open = loose(first).open;
      var parts = [];
      for (var p = first.nextSibling; open.length && p && p.tagName === 'P' && !loose(p).open.length; p = p.nextSibling) {
        parts.push(p);
        var ends = loose(p).ends;
        if (ends) {
          close(first, parts, open.slice(-ends), chosen);
          return;
        }
      }
    });
  }

  function close(first, parts, open, chosen) {
    [first].concat(parts).forEach(function (p, place, all) {
      if (place > 0 && place < all.length - 1 && !text.written(p)) { return; }
      var atStart = chosen.isCollapsed && p.contains(chosen.anchorNode) && chosen.anchorOffset === 0 && (chosen.anchorNode === p || chosen.anchorNode === p.firstChild);
      if (place > 0) { p.prepend.apply(p, open.map(function (token) { return text.chip(token); })); }
      if (atStart && place > 0) { chosen.collapse(p, open.length); }
      if (place < all.length - 1) {
        if (p.lastChild && p.lastChild.tagName === 'BR') { p.lastChild.remove(); }
        p.append.apply(p, open.map(function () { return text.chip('[hết]'); }));
      }
    });
  }

  // ---- what the buttons do ----

  function range() {
    var chosen = window.getSelection();
    if (chosen.rangeCount && root.contains(chosen.anchorNode)) { return chosen.getRangeAt(0); }
    if (place && root.contains(place.startContainer)) { return place; }
    var end = document.createRange();
    end.selectNodeContents(root.lastChild);
    end.collapse(false);
    return end;
  }

  function take() {
    var at = range().cloneRange();
    if (at.startContainer === root) {
      at.selectNodeContents(root.childNodes[Math.max(0, at.startOffset - 1)] || root.lastChild);
      at.collapse(false);
    }
    root.focus();
    var chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(at);
    return at;
  }

  function around(tag) {
    var node = range().startContainer;
    for (; node && node !== root; node = node.parentNode) { if (node.tagName === tag) { return node; } }
    return null;
  }

  function chosenBlocks() {
    var at = range();
    return Array.prototype.filter.call(root.children, function (it) { return it.tagName === 'P' && at.intersectsNode(it); });
  }

  // Put in by hand: the browser's own insertion would begin a new paragraph at each chip.
  function insert(nodes) {
    var at = take();
    at.deleteContents();
    if (!nodes.length) { write(); return; }
    var inside = at.startContainer.parentElement && at.startContainer.parentElement.closest('.chip');
    if (inside) { at.setStartAfter(inside); at.collapse(true); }
    var last = nodes[nodes.length - 1];
    if (nodes.some(function (it) { return it.tagName === 'P' || it.tagName === 'TABLE'; })) {
      var before = chosenBlocks().pop() || root.lastChild;
      before.after.apply(before, nodes);
      if (before.tagName === 'P' && !text.written(before)) { before.remove(); }
      at.selectNodeContents(last);
    } else {
      var all = document.createDocumentFragment();
      all.append.apply(all, nodes);
      at.insertNode(all);
      at.setStartAfter(last);
    }
    at.collapse(false);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(at);
    write();
  }

  function toggle(name, value) {
    var all = chosenBlocks();
    var has = all.length > 0 && all.every(function (it) { return it.dataset[name] === value; });
    all.forEach(function (it) {
      delete it.dataset.point;
      delete it.dataset.level;
      if (!has) { it.dataset[name] = value; }
    });
  }

  var does = {
    bold: function () { take(); document.execCommand('bold'); },
    point: function () { toggle('point', ''); },
    table: function () {
      var table = text.blocks('| | |\n| | |\n| | |')[0];
      var after = chosenBlocks().pop() || root.lastChild;
      after.after(table);
      caret(table.rows[0].cells[0]);
    },
    row: function () { var tr = around('TR'); if (tr) { tr.after(text.row(Array.prototype.map.call(tr.cells, function () { return ''; }))); } },
    column: function () {
      var td = around('TD');
      if (td) { var at = td.cellIndex; Array.prototype.forEach.call(around('TABLE').rows, function (tr) { tr.cells[Math.min(at, tr.cells.length - 1)].after(text.fill(document.createElement('td'), '')); }); }
    },
    'no-row': function () { var tr = around('TR'); var table = around('TABLE'); if (tr) { tr.remove(); if (!table.rows.length) { table.remove(); } } },
    'no-column': function () {
      var td = around('TD');
      var table = around('TABLE');
      if (!td) { return; }
      var at = td.cellIndex;
      Array.prototype.forEach.call(table.rows, function (tr) { if (tr.cells[at]) { tr.cells[at].remove(); } });
      if (!table.rows[0].cells.length) { table.remove(); }
    }
  };
  [1, 2, 3].forEach(function (level) { does['level-' + level] = function () { toggle('level', String(level)); }; });

  function caret(element, atEnd) {
    var at = document.createRange();
    at.selectNodeContents(element);
    at.collapse(!atEnd);
    root.focus();
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(at);
  }

  // What a chip counts, and the way to be rid of it.
  function open(it) {
    var data = text.known[it.dataset.token] || {};
    card.replaceChildren();
    var name = document.createElement('span');
    name.textContent = it.title + (data.value ? ': ' + data.value : '');
    card.append(name);
    if (data.opens) {
      var link = document.createElement('a');
      link.href = data.opens;
      link.target = '_blank';
      link.rel = 'noopener';
      link.textContent = field.dataset.counts;
      card.append(link);
    }
    var remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'btn btn-sm';
    remove.textContent = field.dataset.removes;
    remove.addEventListener('click', function () { it.remove(); card.hidden = true; write(); });
    card.append(remove);
    card.hidden = false;
  }

  root.addEventListener('input', write);
  root.addEventListener('paste', function (event) {
    event.preventDefault();
    var made = text.blocks(text.pasted(event.clipboardData.getData('text/plain')));
    var single = made.length === 1 && made[0].tagName === 'P' && !('point' in made[0].dataset);
    if (single && made[0].lastChild.tagName === 'BR') { made[0].lastChild.remove(); }
    var td = around('TD');
    if (td && made.some(function (it) { return it.tagName === 'TABLE'; })) { spread(td, made); } else { insert(single || td ? inline(made) : made); }
  });

  // What stands in the blocks, a space between.
  function inline(made) {
    return made.reduce(function (all, it) {
      return all.concat(all.length ? document.createTextNode(' ') : [], Array.prototype.filter.call(it.childNodes, function (one) { return one.tagName !== 'BR'; }));
    }, []);
  }

  // Cells put over those of a table, from this one on: rows and columns that are not there are made.
  function spread(td, made) {
    var table = around('TABLE');
    var column = td.cellIndex;
    var tr = td.parentNode;
    var rows = [];
    var last = td;
    made.forEach(function (it) {
      if (it.tagName === 'TABLE') { rows = rows.concat(Array.prototype.map.call(it.rows, function (one) { return Array.prototype.slice.call(one.cells); })); } else if (text.written(it)) { rows.push([it]); }
    });
    rows.forEach(function (cells) {
      if (!tr) { tr = table.tBodies[0].appendChild(text.row(Array.prototype.map.call(table.rows[0].cells, function () { return ''; }))); }
      cells.forEach(function (cell, at) {
        while (tr.cells.length <= column + at) {
          Array.prototype.forEach.call(table.rows, function (one) { one.append(text.fill(document.createElement('td'), '')); });
        }
        last = tr.cells[column + at];
        last.replaceChildren.apply(last, cell.childNodes);
      });
      tr = tr.nextElementSibling;
    });
    caret(last, true);
    write();
  }

  ['copy', 'cut'].forEach(function (name) {
    root.addEventListener(name, function (event) {
      if (range().collapsed) { return; }
      var copy = document.createElement('p');
      copy.append(range().cloneContents());
      var all = Array.prototype.slice.call(copy.children);
      event.clipboardData.setData('text/plain', all.some(function (it) { return it.tagName === 'TD'; })
        ? all.map(text.written).join('\t')
        : all.some(function (it) { return /^(P|TABLE|TBODY|TR)$/.test(it.tagName); }) ? all.map(text.copied).join('\n') : text.written(copy));
      event.preventDefault();
      if (name === 'cut') { document.execCommand('delete'); write(); }
    });
  });
  root.addEventListener('keydown', function (event) {
    var td = event.key === 'Tab' && around('TD');
    var next = td && (event.shiftKey ? td.previousElementSibling : td.nextElementSibling || (td.parentNode.nextElementSibling || {}).firstChild);
    if (next) { event.preventDefault(); caret(next); }
  });
  root.addEventListener('click', function (event) {
    var it = event.target.closest('.chip');
    if (it) { open(it); } else { card.hidden = true; }
  });
  document.addEventListener('selectionchange', function () {
    var chosen = window.getSelection();
    if (chosen.rangeCount && root.contains(chosen.anchorNode)) {
      place = chosen.getRangeAt(0).cloneRange();
      bar.querySelector('[data-in-table]').hidden = !around('TABLE');
    }
  });
  bar.addEventListener('mousedown', function (event) { event.preventDefault(); });
  bar.addEventListener('click', function (event) {
    var button = event.target.closest('[data-does]');
    if (button) { does[button.dataset.does](); write(); }
  });
  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-inserts]');
    if (!button) { return; }
    event.stopPropagation();
    var line = document.createElement('p');
    text.fill(line, button.dataset.inserts);
    if (line.lastChild.tagName === 'BR') { line.lastChild.remove(); }
    insert(Array.prototype.slice.call(line.childNodes).concat(document.createTextNode('\u200b')));
  }, true);
  // drafts.js wrote into the field; where nothing is new, the caret and a blank at the end stay as they are.
  form.addEventListener('mach:restored', function () { if (field.value !== said()) { read(); } });

  document.execCommand('defaultParagraphSeparator', false, 'p');
  field.after(root);
  field.hidden = true;
  field.setAttribute('aria-hidden', 'true');
  bar.hidden = false;
  form.querySelector('[data-line-at]').hidden = true;   // it counts lines of the plain field
  read();
})();
