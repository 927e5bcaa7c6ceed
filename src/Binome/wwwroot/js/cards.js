// Shown as cards, a table loses its meaning for some screen readers (Safari drops it with display: block). The roles say it again;
// they are set here because HTML forbids writing them on a table's own elements.
{
  const roles = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
  const label = () => {
    for (const element of document.querySelectorAll('table.cards, table.cards :is(thead, tbody, tr, th, td)'))
      element.setAttribute('role', roles[element.tagName] ?? (element.scope === 'row' ? 'rowheader' : 'columnheader'));
  };
  label();
  addEventListener('shown', label); // a board puts new tables in place
}
