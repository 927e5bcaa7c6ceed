// A form is sent once: its buttons rest while it travels. The server's own key is what guarantees one effect.
{
  const rest = (form, on) => {
    if (on) form.setAttribute('aria-busy', 'true');
    else form.removeAttribute('aria-busy');
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', on);
  };
  addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute('method') !== 'post') return;
    if (form.hasAttribute('aria-busy')) return event.preventDefault();
    rest(form, true);
    // A download answers without leaving the page.
    setTimeout(() => rest(form, false), 8000);
  });
  // Coming back by the browser's arrow shows the page as it was left.
  addEventListener('pageshow', () => document.querySelectorAll('form[aria-busy]').forEach((form) => rest(form, false)));
}
