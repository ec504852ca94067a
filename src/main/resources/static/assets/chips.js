// Between a report's plain field and running text: a line is a paragraph, a point or a heading, lines between bars are a table, and a token in
// brackets is a chip. Both ways exactly.
(function () {
  'use strict';
  var BLOCK = /^\[(trích yếu|bảng |biểu đồ |mọi chỉ )/;

  // onlyIf: what is said about a sentence with a condition. Tokens that the page knows are its elements with data-token.
  window.machChips = function (onlyIf) {
    var known = Object.create(null);
    var made = Object.create(null);    // tokens of which chips were made here
    var named = Object.create(null);   // tokens by the name of the number
    document.querySelectorAll('[data-token]').forEach(function (it) {
      known[it.dataset.token] = it.dataset;
      named[it.dataset.name] = it.dataset.token;
    });

    // One with another value than the page knows is the same chip with the value of now.
    function chip(typed) {
      var same = named[nameOf(typed)];
      var token = typed in known || !same ? typed : same;
      var it = known[token] || {};
      var span = document.createElement('span');
      span.className = 'chip';
      span.contentEditable = 'false';
      span.dataset.token = token;
      if (token !== typed) { span.dataset.renewed = ''; }
      var inner = token.slice(1, -1);
      if (inner === 'hết' || inner.indexOf('nếu có ') === 0) {
        span.classList.add('edge');
        span.textContent = inner === 'hết' ? '›' : '‹';
        span.title = inner === 'hết' ? onlyIf : onlyIf + ': ' + inner.slice(7);
      } else {
        if (BLOCK.test(token)) { span.classList.add('block'); }
        if (!(token in known) && !BLOCK.test(token)) { span.classList.add('faulty'); }
        var colon = inner.indexOf(': ');
        span.textContent = it.value || it.name || (colon > 0 && !BLOCK.test(token) ? inner.slice(colon + 2) : inner);
        span.title = it.name || inner;
      }
      made[token] = true;
      return span;
    }

    function nameOf(token) { return token.slice(1, -1).split(': ')[0]; }

    // What stands in a line: words, **bold**, chips; a doubled bracket is one. Whatever stands in single brackets is a chip: one that is meant is doubled.
    function fill(element, line) {
      var bold = false;
      var words = '';
      function flush() {
        if (!words) { return; }
        var node = document.createTextNode(words);
        if (bold) { var strong = document.createElement('b'); strong.append(node); node = strong; }
        element.append(node);
        words = '';
      }
      for (var at = 0; at < line.length;) {
        var two = line.substr(at, 2);
        var close = line.indexOf(']', at);
        if (two === '[[' || two === ']]') {
          words += two.charAt(0);
          at += 2;
        } else if (two === '**') {
          flush();
          bold = !bold;
          at += 2;
        } else if (line.charAt(at) === '[' && close > at + 1 && line.slice(at + 1, close).indexOf('[') < 0) {
          flush();
          element.append(chip(line.slice(at, close + 1)));
          at = close + 1;
        } else {
          words += line.charAt(at++);
        }
      }
      flush();
      if (!element.hasChildNodes() || element.lastChild.nodeType === 1) { element.append(document.createElement('br')); }
      return element;
    }

    function isChip(token) {
      return token in known || token in made || nameOf(token) in named || BLOCK.test(token) || token === '[hết]' || token.indexOf('[nếu có ') === 0;
    }

    function block(line) {
      var p = document.createElement('p');
      var level = /^(#{1,3}) +/.exec(line);
      if (level) { p.dataset.level = String(level[1].length); return fill(p, line.slice(level[0].length)); }
      if (line.indexOf('- ') === 0) { p.dataset.point = ''; return fill(p, line.slice(2)); }
      return fill(p, line);
    }

    function row(cells) {
      var tr = document.createElement('tr');
      cells.forEach(function (it) { tr.append(fill(document.createElement('td'), it.trim())); });
      return tr;
    }

    function blocks(text) {
      var made = [];
      var table = null;
      text.split('\n').forEach(function (line) {
        if (line.charAt(0) === '|') {
          if (!table) { table = document.createElement('table'); table.append(document.createElement('tbody')); made.push(table); }
          table.tBodies[0].append(row(line.replace(/^\||\|\s*$/g, '').split('|')));
        } else {
          table = null;
          made.push(block(line));
        }
      });
      return made;
    }

    function escaped(words) {
      return words.replace(/[\u200b\ufeff]/g, '').replace(/\u00a0/g, ' ').replace(/\{/g, '(').replace(/\}/g, ')').replace(/\*\*/g, '')
        .replace(/[[\]]/g, '$&$&');
    }

    function pieces(node, bold, into) {
      node.childNodes.forEach(function (it) {
        if (it.nodeType === 3) {
          into.push({ text: escaped(it.data), bold: bold });
        } else if (it.nodeType === 1 && it.dataset.token) {
          into.push({ text: it.dataset.token, bold: false });
        } else if (it.tagName === 'BR') {
          into.push({ text: '\n', bold: false });
        } else if (it.nodeType === 1) {
          var weight = it.style.fontWeight;
          pieces(it, weight ? weight === 'bold' || Number(weight) >= 600 : bold || /^(B|STRONG)$/.test(it.tagName), into);
        }
      });
      return into;
    }

    // Spaces between words that are bold and words that are not stand outside the bold, as they came: nobody changed them.
    function written(element) {
      var text = '';
      var space = '';
      var bold = false;
      pieces(element, false, []).forEach(function (it) {
        if (it.text.trim() === '' && it.text !== '\n') { space += it.text; return; }
        var strong = it.bold && it.text !== '\n';
        text += strong === bold ? space : bold ? '**' + space : space + '**';
        text += it.text;
        space = '';
        bold = strong;
      });
      return (bold ? text + '**' + space : text + space).replace(/\n+$/, '');
    }

    function lines(element) {
      if (element.tagName === 'TABLE') {
        return Array.prototype.map.call(element.rows, function (tr) {
          return '| ' + Array.prototype.map.call(tr.cells, function (td) {
            return written(td).replace(/\s*\n\s*/g, ' ').replace(/\|/g, '/').trim();
          }).join(' | ') + ' |';
        });
      }
      var before = element.dataset.level ? '#'.repeat(Number(element.dataset.level)) + ' ' : 'point' in element.dataset ? '- ' : '';
      return written(element).split('\n').map(function (line) { return line.trim() ? before + line.trim() : ''; });
    }

    // What is copied: a line for each block, a tab between cells.
    function copied(element) {
      if (/^(TABLE|TBODY)$/.test(element.tagName)) { return Array.prototype.map.call(element.rows, copied).join('\n'); }
      if (element.tagName === 'TR') {
        return Array.prototype.map.call(element.cells, function (td) { return written(td).replace(/\s*\n\s*/g, ' '); }).join('\t');
      }
      return lines(element).join('\n');
    }

    // Pasted text is taken as words: lines, points, rows of cells between tabs; tokens of this page become chips again.
    function pasted(text) {
      var all = text.replace(/\r\n?/g, '\n').replace(/[\u200b\ufeff\u00ad]/g, '').replace(/\n+$/, '').split('\n');
      var within = all.map(function (line) { return line.trim().indexOf('\t') > 0; });
      return all.map(function (line, at) {
        var clean = line.replace(/\{/g, '(').replace(/\}/g, ')').replace(/\[[^\][]*\]|[[\]]/g, function (token) {
          return isChip(token) ? token : token.replace('[', '(').replace(']', ')');
        }).replace(/^\s*[•·▪+–-]\s+/, '- ').replace(/^[@#|]+/, '');
        var row = within[at] || clean.indexOf('\t') >= 0 && (within[at - 1] || within[at + 1]);   // its first cells, or all but one, may be empty
        return row ? '|' + clean.replace(/\|/g, '/').replace(/\t/g, '|') + '|' : clean.replace(/\t/g, ' ').trim();
      }).join('\n').replace(/\n{2,}/g, '\n');
    }

    return { known: known, chip: chip, fill: fill, block: block, row: row, blocks: blocks, written: written, lines: lines, copied: copied, pasted: pasted };
  };
})();
