// Says so when the box is away: what stands on the page is old then. By itself the page would notice at the next click.
(() => {
  const every = 5000, patience = 4000;
  let missed = 0, said = false;
  const asked = () => fetch('/api/health', { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(patience) });
  const look = async () => {
    const state = window.Vaadin && window.Vaadin.connectionState;
    if (!state) return;
    try {
      await asked();
      missed = 0;
    } catch {
      missed++;
    }
    if (missed > 1 && state.state === 'connected') {
      said = true;
      state.state = 'reconnecting';
    } else if (missed === 0 && said) {
      said = false;
      if (state.state === 'reconnecting') state.state = 'connected';
    }
  };
  setInterval(look, every);
})();
