// <firstline-ago at="2026-11-22T09:00:00Z" [timer [left]]>: a moment in words, kept true by the browser alone
(() => {
  const all = new Set();
  const now = () => Date.now() + (window.firstlineAhead || 0);
  const two = n => String(n).padStart(2, '0');
  const steps = [['second', 60], ['minute', 60], ['hour', 24], ['day', 7], ['week', 4.345], ['month', 12], ['year', 1e9]];
  const words = seconds => {
    // "yesterday", but "1 wk. ago": eight days are not what everybody calls last week, and its words are cut in columns
    const tell = (value, unit) => new Intl.RelativeTimeFormat(document.documentElement.lang || 'en',
      { numeric: ['second', 'day'].includes(unit) ? 'auto' : 'always', style: 'short' }).format(Math.round(value), unit);
    let value = seconds;
    if (Math.abs(value) < 5) return tell(0, 'second');
    for (const [unit, size] of steps) {
      if (Math.abs(value) < size) return tell(value, unit);
      value /= size;
    }
    return '';
  };
  const clock = seconds => {
    const s = Math.max(0, Math.floor(seconds)), h = Math.floor(s / 3600);
    return (h ? h + ':' : '') + two(Math.floor(s / 60) % 60) + ':' + two(s % 60);
  };
  const draw = one => {
    const at = Date.parse(one.getAttribute('at'));
    if (isNaN(at)) return;
    const seconds = (at - now()) / 1000;
    const text = one.hasAttribute('timer') ? clock(one.hasAttribute('left') ? seconds : -seconds) : words(seconds);
    if (one.textContent !== text) one.textContent = text;
  };
  customElements.define('firstline-ago', class extends HTMLElement {
    static observedAttributes = ['at', 'timer'];
    connectedCallback() { all.add(this); draw(this); }
    disconnectedCallback() { all.delete(this); }
    attributeChangedCallback() { if (this.isConnected) draw(this); }
  });
  setInterval(() => all.forEach(draw), 1000);
})();
