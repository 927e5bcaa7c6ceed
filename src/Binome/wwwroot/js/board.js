// A board answers an edit without a page load: the form travels alone, the page's content is put in place, and what changed is read aloud.
// Every few seconds it asks whether somebody else changed something. Without this script the same forms lead to the same pages.
{
  const main = document.querySelector('main');
  const live = Object.assign(document.createElement('p'), { className: 'sr' });
  live.setAttribute('role', 'status');
  const board = () => main?.querySelector('[data-board]');
  const show = (text, url) => {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const at = document.activeElement?.value ?? document.activeElement?.id;
    main.replaceChildren(...page.querySelector('main').childNodes);
    document.title = page.title;
    if (url) history.replaceState(null, '', url);
    const news = main.querySelector('[role=alert], #news');
    const same = at && [...main.querySelectorAll('button, input, a')].find((e) => e.value === at || e.id === at);
    (news ?? same ?? main).focus({ preventScroll: !news });
    live.textContent = news ? news.textContent.replace(/\s+/g, ' ').trim() : '';
  };
  const read = async (answer, keepsAddress) => {
    const isPage = answer.headers.get('Content-Type')?.startsWith('text/html');
    if (!isPage || (!answer.ok && answer.status !== 422)) return location.reload();
    show(await answer.text(), keepsAddress ? null : answer.url);
  };
  if (main?.querySelector('[data-board], [data-run]')) {
    document.body.append(live);
    main.addEventListener('submit', async (event) => {
      const form = event.target;
      if (!board()?.contains(form) || event.defaultPrevented || form.dataset.plain) return;
      event.preventDefault();
      if (form.hasAttribute('aria-busy')) return;
      form.setAttribute('aria-busy', 'true');
      const body = new URLSearchParams(new FormData(form, event.submitter));
      try {
        await read(await fetch(form.action, { method: 'POST', body }));
      } catch {
        form.removeAttribute('aria-busy');
        form.dataset.plain = 'yes';
        form.requestSubmit(event.submitter);
      }
    });
    setInterval(async () => {
      const where = board() ?? main.querySelector('[data-run]');
      if (!where || document.hidden || main.querySelector('form[aria-busy]')) return;
      const isTyping = document.activeElement?.matches('main input:not([type=hidden])');
      try {
        const answer = await fetch(where.dataset.state ?? where.dataset.run);
        if (!answer.ok) return;
        const now = await answer.json();
        const isNew = where.dataset.run ? true : String(now.edits) !== where.dataset.board || now.state !== where.dataset.is;
        if (isNew && !isTyping) await read(await fetch(location.href), true);
      } catch {
        // The network is away: the page stays as it is, and asks again.
      }
    }, 3000);
  }
}
