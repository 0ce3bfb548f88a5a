// Listens for changes, asks htmx to fetch the fragments they touch, and shows what is different.
(() => {
  'use strict';
  const root = document.documentElement;
  const announcer = document.getElementById('announcer');
  let opened = false;

  const trigger = (name) => htmx.trigger(document.body, name);

  function listen() {
    const source = new EventSource('/live');
    source.addEventListener('hello', () => {
      root.classList.add('is-live');
      // What happened while the line was down was not told: look once.
      if (opened) trigger('catch-up');
      opened = true;
    });
    source.addEventListener('changed', (message) => {
      const told = JSON.parse(message.data);
      if (told.changed > 0) trigger('changed-accounts');
      if (told.runs > 0) trigger('changed-runs');
      // Of a flood only some accounts are named.
      if (told.changed > told.accounts.length) trigger('account-any');
      else told.accounts.forEach((account) => trigger('account-' + account.id));
    });
    source.onerror = () => {
      root.classList.remove('is-live');
      // A session that has ended answers 401, and then the browser does not try again by itself.
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
    };
    window.addEventListener('pagehide', () => source.close(), { once: true });
  }

  const versions = () => new Map([...document.querySelectorAll('[id][data-version]')].map((e) => [e.id, e.dataset.version]));
  let before = new Map();
  let openDetails = [];

  document.addEventListener('htmx:beforeSwap', () => {
    before = versions();
    openDetails = [...document.querySelectorAll('details[id][open]')].map((e) => e.id);
  });
  document.addEventListener('htmx:afterSettle', () => {
    openDetails.forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
    const changed = [...versions()].filter(([id, version]) => before.size && before.get(id) !== version).map(([id]) => document.getElementById(id));
    before = new Map();
    changed.forEach((e) => { e.classList.remove('changed'); void e.offsetWidth; e.classList.add('changed'); });
    const names = changed.map((e) => e.querySelector('th a, th span')?.textContent).filter(Boolean);
    if (names.length) announcer.textContent = 'Updated: ' + names.slice(0, 3).join(', ') + (names.length > 3 ? ' and ' + (names.length - 3) + ' more' : '');
    else if (changed.length) announcer.textContent = 'The page was updated.';
  });

  const stale = document.getElementById('stale');
  const failed = () => { stale.hidden = false; };
  document.addEventListener('htmx:responseError', failed);
  document.addEventListener('htmx:sendError', failed);
  document.addEventListener('htmx:afterSwap', () => { stale.hidden = true; });

  root.classList.add('has-live');
  document.querySelectorAll('.filters select').forEach((e) => e.addEventListener('change', () => e.form.requestSubmit()));
  window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  if ('EventSource' in window && window.htmx) listen();
})();
