// A form shown again with a refusal: its reader is brought to it, by eye, keyboard and voice.
{
  const refusal = document.querySelector('form .notice[role=alert]') ?? document.querySelector('[aria-invalid=true]');
  if (refusal) {
    if (!refusal.matches('input, select, textarea')) refusal.tabIndex = -1;
    refusal.focus();
  }
}
