// A form shown again with a refusal: the reader is brought to it, by eye, keyboard and voice.
document.querySelector('.notice[role=alert]')?.focus();
