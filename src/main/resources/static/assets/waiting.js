// On every page: how much waits to be sent. On the page /waiting: the list of it, with what may be done.
(function () {
  'use strict';
  var outbox = window.machOutbox;
  var notice = document.querySelector('[data-outbox]');
  var list = document.querySelector('[data-outbox-list]');
  var justSent = [];
  var asked = 0; // the act that is about to be deleted

  function say(words, number) { return words.replace('{0}', number); }

  function showNotice(acts, signIn) {
    if (!notice) { return; }
    var refused = acts.filter(function (act) { return act.state === 'refused'; }).length;
    var waiting = acts.length - refused;
    var words = [];
    if (waiting) { words.push(say(waiting === 1 ? notice.dataset.one : notice.dataset.many, waiting)); }
    if (refused) { words.push(say(refused === 1 ? notice.dataset.refusedOne : notice.dataset.refusedMany, refused)); }
    notice.hidden = !acts.length || Boolean(list);
    notice.querySelector('a').textContent = words.join(' · ');
    if (signIn) { notice.querySelector('span').textContent = notice.dataset.signIn; }
  }

  function row(act, sent) {
    var one = list.querySelector('template').content.cloneNode(true).firstElementChild;
    var words = list.dataset;
    one.querySelector('[data-act-title]').textContent = act.title || act.kind;
    one.querySelector('[data-act-about]').textContent = [act.title ? act.kind : '', act.day, act.unit].filter(Boolean).join(' · ');
    one.querySelector('[data-act-state]').textContent =
      sent ? words.sent : act.removing ? words.removing : act.state === 'refused' ? words.refused : words.waiting;
    one.querySelector('[data-act-state]').classList.add(sent ? 'act-sent' : act.state === 'refused' ? 'act-refused' : 'act-waiting');
    var said = one.querySelector('[data-act-said]');
    said.hidden = sent || act.state !== 'refused';
    said.textContent = act.words || words.failed;
    var link = one.querySelector('[data-act-open]');
    link.href = sent ? sent : act.address + '#act=' + act.place;
    link.textContent = sent ? words.open : words.edit;
    link.hidden = sent === undefined ? !outbox.mayEdit(act) : sent === '';
    var drop = one.querySelector('[data-act-drop]');
    var retry = one.querySelector('[data-act-retry]');
    drop.hidden = Boolean(sent !== undefined || (act.removing && act.state !== 'refused'));
    retry.hidden = sent !== undefined || act.state !== 'refused';
    retry.addEventListener('click', function () { outbox.retry(act); });
    if (asked === act.place) {
      one.querySelector('[data-act-sure]').hidden = false;
      if (outbox.mayHaveArrived(act) && !outbox.takesBack(act)) { one.querySelector('[data-act-sure]').textContent = words.sureArrived; }
      drop.textContent = words.dropSure;
    }
    drop.addEventListener('click', function () {
      if (asked === act.place) { outbox.remove(act); return; }
      asked = act.place;
      show();
    });
    return one;
  }

  function showList(acts) {
    if (!list) { return; }
    var rows = list.querySelector('[data-outbox-rows]');
    rows.replaceChildren.apply(rows, acts.map(function (act) { return row(act); }).concat(justSent.map(function (it) { return row(it.sent, it.location || ''); })));
    document.querySelector('[data-outbox-none]').hidden = acts.length + justSent.length > 0;
    document.querySelector('[data-outbox-some]').hidden = !acts.length;
  }

  function show(event) {
    var detail = event ? event.detail : {};
    if (detail.sent && !detail.sent.removing) { justSent.push(detail); }
    outbox.all().then(function (acts) {
      showNotice(acts, detail.signIn);
      showList(acts);
    }).catch(function () { /* the store is closed to us: nothing waits */ });
  }

  document.addEventListener('mach:outbox', show);
  show();
})();
