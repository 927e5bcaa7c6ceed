// A board answers an edit without a page load: the form travels alone, the page's content is put in place, and what changed is read aloud.
// Every few seconds it asks whether somebody else changed something. Without this script the same forms lead to the same pages. When the
// server does not answer, that is said, and the form goes the plain way when it is pressed again: its key makes one effect of both.
{
  const main = document.querySelector('main');
  const live = Object.assign(document.createElement('p'), { className: 'sr' });
  live.setAttribute('role', 'status');
  const board = () => main?.querySelector('[data-board]');
  const place = () => board() ?? main?.querySelector('[data-run]');

  // What the server says, or null when it cannot be reached.
  const ask = async (url, options) => {
    try {
      const answer = await fetch(url, options);
      return { answer, text: await answer.text(), type: answer.headers.get('Content-Type') ?? '' };
    } catch {
      return null;
    }
  };

  // Their own edit brings the reader to its news; another's leaves them where they are.
  const show = (text, isOwn) => {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const at = document.activeElement?.value || document.activeElement?.id;
    const wasInside = main.contains(document.activeElement);
    main.replaceChildren(...page.querySelector('main').childNodes);
    document.title = page.title;
    dispatchEvent(new Event('shown'));
    const news = isOwn && (main.querySelector('[role=alert]') ?? main.querySelector('#news'));
    const same = at && [...main.querySelectorAll('button, input, a')].find((e) => e.value === at || e.id === at);
    if (news) {
      news.tabIndex = -1;
      news.focus();
    } else if (wasInside) (same || main).focus({ preventScroll: true });
    live.textContent = news ? news.textContent.replace(/\s+/g, ' ').trim() : (isOwn ? '' : (board()?.dataset.changed ?? ''));
  };

  let missed = 0;
  const isAway = (text, isOwn) => {
    const notice = main.querySelector('#away') ?? Object.assign(document.createElement('div'), { id: 'away', className: 'notice warn', tabIndex: -1 });
    notice.setAttribute('role', 'alert');
    notice.replaceChildren(Object.assign(document.createElement('p'), { textContent: text }));
    place().prepend(notice);
    if (isOwn) notice.focus();
  };
  const isBack = () => {
    missed = 0;
    main.querySelector('#away')?.remove();
    for (const form of main.querySelectorAll('form[data-plain]')) delete form.dataset.plain;
  };

  if (place()) {
    document.body.append(live);
    main.addEventListener('submit', async (event) => {
      const form = event.target;
      if (!board()?.contains(form) || event.defaultPrevented || form.dataset.plain) return;
      event.preventDefault();
      if (form.hasAttribute('aria-busy')) return;
      form.setAttribute('aria-busy', 'true');
      const told = await ask(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form, event.submitter)) });
      form.removeAttribute('aria-busy');
      if (!told?.type.startsWith('text/html')) {
        form.dataset.plain = 'yes';
        return isAway(board().dataset.away, true);
      }
      history.replaceState(null, '', told.answer.url);
      show(told.text, true);
    });
    setInterval(async () => {
      const where = place();
      if (!where || document.hidden || main.querySelector('form[aria-busy]')) return;
      const told = await ask(where.dataset.state ?? where.dataset.run);
      if (!told || told.answer.status >= 500) {
        if (++missed === 2 && where.isConnected) isAway(where.dataset.missed, false); // one is a hiccup
        return;
      }
      // Signed out meanwhile, or the role was taken back: the page itself says which.
      if (told.answer.redirected || !told.answer.ok) return location.reload();
      isBack();
      const now = JSON.parse(told.text);
      const isNew = where.dataset.run || String(now.edits) !== where.dataset.board || now.state !== where.dataset.is || now.run !== where.dataset.of;
      const isTyping = document.activeElement?.matches('main input:not([type=hidden])');
      if (!isNew || isTyping || !where.isConnected || main.querySelector('form[aria-busy]')) return;
      const fresh = await ask(location.href);
      if (fresh?.answer.ok && where.isConnected) show(fresh.text, false);
    }, 3000);
  }
}
