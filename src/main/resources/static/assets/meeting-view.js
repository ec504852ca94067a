// Draws a meeting on a phone from how it stands (meeting-sync.js), in the parts and words of the page phone.jte. What somebody is typing is left as it is
// while the rest changes. Everything that was drawn goes when the phone is locked.
(function () {
  'use strict';
  const log = window.machMeetingLog, outbox = window.machOutbox;
  const COUNT = /^\d{1,5}$/, DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

  function start(box, meeting, papers) {
    const words = box.querySelector('[data-words]').dataset;
    const drawn = new Map(); // what is drawn of a thing, by its name
    const dirty = new Set(); // forms in which somebody typed
    let view = null;

    function part(name) { return box.querySelector('[data-part="' + name + '"]'); }
    function copy(name) { return box.querySelector('template[data-of="' + name + '"]').content.cloneNode(true).firstElementChild; }
    function say(name) {
      const given = Array.from(arguments).slice(1);
      return (words[name] || '').replace(/\{(\d)\}/g, function (all, at) { return given[at]; });
    }
    function set(element, name, text) { element.querySelector('[data-' + name + ']').textContent = text; }
    function clock(time) { return new Date(time).toLocaleTimeString('vi', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}); }

    // ---- words for a thing and for an act ----

    function person(id) {
      const found = view.people.find(function (it) { return String(it.id) === String(id); });
      return found ? found.name : '';
    }
    function item(id) { return meeting.server.items.find(function (it) { return it.id === id; }); }

    function nameOf(act) {
      if (act.what === 'mark') { return person(act.of); }
      if (act.what === 'item') { return act.content.title || (item(act.of) || {}).title || say('item'); }
      return act.content.title || say(act.what);
    }
    function describe(act) {
      const said = act.content;
      if (act.what === 'mark') { return [say(said.status), said.reason].filter(Boolean).join(': '); }
      if (act.what === 'vote') { return [said.title, votes(said)].join(': '); }
      if (act.what === 'item') {
        return [said.title, said.speakers && say('speakers') + ': ' + said.speakers, said.conclusion && say('conclusion') + ': ' + said.conclusion,
          said.done === 'yes' && say('done')].filter(Boolean).join('\n') || say('empty');
      }
      if (act.what === 'task') { return said.removed === 'yes' ? say('removed') : [said.title, person(said.person), dayOf(said.dueOn)].filter(Boolean).join(' · '); }
      if (act.what === 'note') { return said.text; }
      return say(act.what) + ' ' + clock(Date.parse(act.made_at));
    }
    function votes(said) { return say('votes', said.agree || 0, said.disagree || 0, said.abstain || 0); }
    function dayOf(day) { return /^\d{4}-/.test(day || '') ? day.split('-').reverse().join('/') : day || ''; }

    // ---- what a person must decide ----

    function drawClashes() {
      const list = part('clashes');
      list.replaceChildren.apply(list, view.log.clashes.map(function (clash) {
        const one = copy('clash');
        set(one, 'name', nameOf(clash.sides[0]));
        clash.sides.forEach(function (side) {
          const its = copy('side');
          set(its, 'what', describe(side));
          set(its, 'where', say(meeting.isOurs(side) ? 'here' : 'there', clock(Date.parse(side.made_at))));
          its.querySelector('button').addEventListener('click', function () {
            meeting.act('settle', clash.key, {keep: side.id, dropped: clash.droppedFor(side.id)});
          });
          one.querySelector('[data-sides]').append(its);
        });
        return one;
      }));
    }

    function drawRefused() {
      const list = part('refused');
      list.replaceChildren.apply(list, view.refused.map(function (act) {
        const chain = meeting.chain(act), elsewhere = act.reason.indexOf('meetings.refused.marked.') === 0;
        const one = copy('refused');
        set(one, 'name', nameOf(act));
        set(one, 'said', act.words || say('unread'));
        set(one, 'what', say('here', clock(Date.parse(act.made_at))) + ': ' + describe(chain[chain.length - 1]));
        one.querySelector('[data-more]').hidden = chain.length < 2;
        set(one, 'more', say('more', chain.length - 1));
        const again = one.querySelector('[data-again]'), mine = one.querySelector('[data-mine]'), drop = one.querySelector('[data-drop]');
        again.hidden = elsewhere;
        mine.hidden = !elsewhere;
        drop.textContent = say(elsewhere ? 'theirs' : 'drop');
        again.addEventListener('click', function () { meeting.again(chain); });
        drop.addEventListener('click', function () { meeting.drop(chain); });
        mine.addEventListener('click', async function () {
          const said = chain[chain.length - 1].content;
          await meeting.drop(chain);
          mark(act.of, said.status, said.reason || '');
        });
        return one;
      }));
    }

    // ---- attendance ----

    function mark(id, status, reason) {
      const now = meeting.view().people.find(function (it) { return String(it.id) === String(id); });
      const said = {status: status, was: now.status};
      if (reason) { said.reason = reason; }
      return meeting.act('mark', String(id), said);
    }

    function drawPeople() {
      const list = part('people');
      view.people.forEach(function (it) {
        const about = 'mark:' + it.id;
        let row = drawn.get(about);
        if (!row) {
          row = copy('person');
          row.querySelectorAll('[data-status]').forEach(function (button) {
            button.setAttribute('aria-label', it.name + ': ' + button.textContent.trim());
            button.addEventListener('click', function () {
              const now = view.people.find(function (one) { return one.id === it.id; });
              if (now.status !== button.dataset.status) { mark(it.id, button.dataset.status, ''); }
            });
          });
          row.querySelector('[data-reason]').addEventListener('change', function (event) { mark(it.id, 'excused', event.target.value.trim()); });
          drawn.set(about, row);
        }
        if (!row.isConnected) { list.append(row); }
        const may = meeting.mayChange(view, about), reason = row.querySelector('[data-reason]');
        set(row, 'name', it.name);
        set(row, 'standing', it.standing === 'official' ? '' : say('standing_' + it.standing));
        row.querySelectorAll('[data-status]').forEach(function (button) {
          button.setAttribute('aria-pressed', String(it.status === button.dataset.status));
          button.disabled = !may;
        });
        row.querySelector('[data-why]').hidden = it.status !== 'excused';
        reason.disabled = !may;
        if (document.activeElement !== reason) { reason.value = it.reason || ''; }
      });
      const of = view.counts;
      part('counts').textContent = say('counts', of.present, of.due, of.excused, of.absent, of.open);
      part('base').textContent = say('base', of.votingBase, Math.floor(of.votingBase / 2) + 1);
    }

    // ---- items, votes, notes, tasks: each a form that makes one act ----

    function contentOf(form) {
      const content = {};
      new FormData(form).forEach(function (value, name) { if (String(value).trim()) { content[name] = String(value).trim(); } });
      return content;
    }
    function fill(form, content) {
      Array.from(form.elements).forEach(function (field) {
        if (!field.name) { return; }
        if (field.type === 'checkbox') { field.checked = content[field.name] === field.value; }
        else { field.value = field.name === 'dueOn' ? dayOf(content[field.name]) : content[field.name] || (field.tagName === 'SELECT' ? field.options[0].value : ''); }
      });
    }
    function isDay(text) {
      const found = DAY.exec(text);
      if (!found) { return false; }
      const day = new Date(Number(found[3]), Number(found[2]) - 1, Number(found[1]));
      return day.getDate() === Number(found[1]) && day.getMonth() === Number(found[2]) - 1;
    }

    // The words for what is wrong, as the server would refuse it: empty where nothing is.
    function wrong(what, content) {
      if (what === 'vote') {
        if (!content.title || !content.agree) { return say('needs_vote'); }
        return ['agree', 'disagree', 'abstain'].some(function (name) { return content[name] && !COUNT.test(content[name]); }) ? say('needs_number') : '';
      }
      if (what === 'note') { return content.text ? '' : say('needs_text'); }
      if (what === 'task' && content.removed !== 'yes') { return !content.title ? say('needs_text') : isDay(content.dueOn || '') ? '' : say('needs_day'); }
      return '';
    }

    function wire(form, what, about, of) {
      form.addEventListener('input', function () {
        dirty.add(about);
        form.dispatchEvent(new CustomEvent('mach:typed', {bubbles: true}));
      });
      form.addEventListener('submit', function (event) {
        event.preventDefault();
        event.stopPropagation();
        const fresh = !of, content = contentOf(form);
        if (event.submitter && event.submitter.name) { content[event.submitter.name] = event.submitter.value; }
        const said = fresh && what === 'item' && !content.title ? say('needs_text') : wrong(what, content);
        const error = form.querySelector('[data-wrong]');
        error.textContent = said;
        error.hidden = !said;
        if (said) { return; }
        dirty.delete(about);
        form.dispatchEvent(new CustomEvent('mach:typed', {bubbles: true}));
        meeting.act(what, of || outbox.newId(), content);
        if (fresh) { form.reset(); }
        form.closest('details').open = false;
      });
    }

    function drawFresh(what) {
      const about = what + ':new';
      if (drawn.has(about)) { return; }
      const one = copy('fresh');
      const form = copy('form-' + what);
      set(one, 'title', say('new_' + what));
      one.append(form);
      form.querySelectorAll('[data-only-known]').forEach(function (it) { it.remove(); });
      choices(form);
      wire(form, what, about, '');
      drawn.set(about, one);
      part(what + '-new').append(one);
    }
    function choices(form) {
      const select = form.querySelector('select[name="person"]');
      if (select) { view.people.forEach(function (it) { select.append(new Option(it.name, String(it.id))); }); }
    }

    // title and about: what stands in the line of the closed part.
    function drawThing(what, of, content, title, below, tone) {
      const about = what + ':' + of;
      let one = drawn.get(about);
      if (!one) {
        one = copy('thing');
        const form = copy('form-' + what);
        form.querySelectorAll('[data-only-new]').forEach(function (it) { it.remove(); });
        one.append(form);
        choices(form);
        wire(form, what, about, of);
        drawn.set(about, one);
      }
      if (!one.isConnected) { part(what).append(one); }
      const form = one.querySelector('form');
      set(one, 'title', title);
      set(one, 'below', below);
      one.querySelector('[data-below]').className = 'd-block small ' + (tone || 'text-secondary');
      if (!dirty.has(about)) { fill(form, content); }
      const may = meeting.mayChange(view, about);
      form.querySelector('[data-decide]').hidden = may;
      form.querySelectorAll('button').forEach(function (button) { button.disabled = !may; });
      return one;
    }

    function drawItems() {
      const planned = meeting.server.items;
      let concluded = 0;
      planned.forEach(function (it, at) {
        const said = (view.log.head('item:' + it.id) || {content: {}}).content;
        const facts = [it.minutes && say('minutes', it.minutes), it.preparer].filter(Boolean).join(' · ');
        concluded += said.conclusion ? 1 : 0;
        const one = drawThing('item', it.id, said, (at + 1) + '. ' + (said.title || it.title), said.conclusion ? '✓ ' + said.conclusion : facts, said.conclusion ? 'phone-done' : '');
        set(one.querySelector('form'), 'note', it.note || '');
        const done = one.querySelector('[data-topic]');
        if (done && !it.topic) { done.remove(); }
      });
      const more = view.log.heads('item').filter(function (act) { return !item(act.of); });
      more.forEach(function (act, at) {
        concluded += act.content.conclusion ? 1 : 0;
        const one = drawThing('item', act.of, act.content, (planned.length + at + 1) + '. ' + act.content.title, act.content.conclusion ? '✓ ' + act.content.conclusion : '', 'phone-done');
        const done = one.querySelector('[data-topic]');
        if (done) { done.remove(); }
      });
      part('item-count').textContent = say('concluded', concluded, planned.length + more.length);
    }

    function drawVotes() {
      const all = view.log.heads('vote');
      all.forEach(function (act) {
        const is = log.vote(act.content, view.counts);
        drawThing('vote', act.of, act.content, act.content.title, [votes(act.content), say(act.content.rule === 'two_thirds' ? 'needed_all' : 'needed', is.needed, is.base),
          say(is.passed ? 'passed' : 'vote_failed'), is.tooMany ? say('too_many', is.voters) : ''].filter(Boolean).join(' · '), is.passed ? 'phone-done' : 'text-danger');
      });
      part('vote-count').textContent = String(all.length);
    }
    function drawNotes() {
      const all = view.log.heads('note');
      all.forEach(function (act) { drawThing('note', act.of, act.content, act.content.text, clock(Date.parse(act.made_at))); });
      part('note-count').textContent = String(all.length);
    }
    function drawTasks() {
      const all = view.log.heads('task');
      const left = all.filter(function (act) { return act.content.removed !== 'yes'; });
      left.forEach(function (act) { drawThing('task', act.of, act.content, act.content.title, [person(act.content.person), dayOf(act.content.dueOn)].filter(Boolean).join(' · ')); });
      all.filter(function (act) { return act.content.removed === 'yes'; }).forEach(function (act) {
        const gone = drawn.get('task:' + act.of);
        if (gone) { gone.remove(); }
      });
      part('task-count').textContent = String(left.length);
    }

    // ---- papers and the clock ----

    function drawPapers() {
      const list = part('papers'), kept = papers.kept();
      part('paper-count').textContent = String(meeting.server.papers.length);
      list.replaceChildren.apply(list, meeting.server.papers.map(function (it) {
        const one = copy('paper'), has = kept.has(it.id), button = one.querySelector('button');
        set(one, 'name', it.name);
        set(one, 'below', say(has ? 'paper_kept' : 'paper_online'));
        button.setAttribute('aria-label', button.textContent.trim() + ': ' + it.name);
        button.disabled = !has && meeting.net === 'away';
        button.addEventListener('click', function () { papers.open(it); });
        return one;
      }));
    }
    function drawClock() {
      if (!view) { return; }
      const of = meeting.server, minutes = view.began ? Math.max(0, Math.floor(((view.ended || Date.now()) - view.began) / 60000)) : 0;
      part('clock').textContent = !view.began ? say('not_begun') : of.minutes ? say('clock', minutes, of.minutes, of.source) : say('clock_free', minutes);
      part('clock').classList.toggle('phone-done', Boolean(of.minutes && minutes >= of.minutes));
      part('ended').textContent = view.ended ? say('ended', clock(view.ended)) : '';
      part('begin').hidden = Boolean(view.began);
      part('end').hidden = !view.began;
      part('begin').disabled = !meeting.mayChange(view, 'begin');
      part('end').disabled = !meeting.mayChange(view, 'end');
    }
    part('begin').addEventListener('click', function () { meeting.act('begin', '', {}); });
    part('end').addEventListener('click', function () { meeting.act('end', '', {}); });
    window.setInterval(drawClock, 10000);

    return {
      words: words, say: say,
      draw: function () {
        if (!meeting.server) { return; }
        view = meeting.view();
        const of = meeting.server;
        part('title').textContent = of.title;
        part('about').textContent = [of.unit, of.starts_at + ' ' + of.day, of.place].filter(Boolean).join(' · ');
        part('closed').hidden = ['planned', 'invited', 'open'].indexOf(of.status) >= 0;
        ['item', 'vote', 'note', 'task'].forEach(drawFresh);
        [drawClashes, drawRefused, drawPeople, drawItems, drawVotes, drawNotes, drawTasks, drawPapers, drawClock].forEach(function (draws) { draws(); });
      },
      view: function () { return view; },
      // What is typed and not saved, by what it is about.
      typed: function () {
        const all = {};
        dirty.forEach(function (about) { if (drawn.has(about)) { all[about] = contentOf(drawn.get(about).querySelector('form')); } });
        return all;
      },
      putBack: function (all) {
        Object.keys(all || {}).forEach(function (about) {
          const one = drawn.get(about);
          if (!one) { return; }
          dirty.add(about);
          fill(one.querySelector('form'), all[about]);
          one.open = true;
        });
      },
      clear: function () {
        view = null;
        drawn.forEach(function (element) { element.remove(); });
        drawn.clear();
        dirty.clear();
        box.querySelectorAll('[data-part]').forEach(function (it) { if (it.hasAttribute('data-clears')) { it.replaceChildren(); } });
      }
    };
  }

  window.machMeetingView = {start: start};
})();
