// the drawing of a flow: drag boxes, pull arrows from the knobs, or use the keys; the server draws every result
(() => {
  const stepOf = e => e.target.closest && e.target.closest('g[data-step]');
  const place = g => g.getAttribute('transform').match(/-?\d+/g).map(Number);
  window.firstlineFlowShow = (root, svg) => {
    const held = root.contains(document.activeElement) && document.activeElement.dataset.step;
    root.innerHTML = svg;
    const chosen = root.querySelector('g.chosen'), name = chosen && chosen.dataset.step;
    // a step that was added may lie beyond the edge
    if (name && name !== root.firstlineChosen) chosen.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    root.firstlineChosen = name;
    if (held) { const g = root.querySelector('g[data-step="' + held + '"]'); if (g) g.focus({ preventScroll: true }); }
  };
  window.firstlineFlow = root => {
    if (root.firstlineFlow) return;
    root.firstlineFlow = true;
    let drag = null;
    const at = e => { const r = root.getBoundingClientRect(); return [e.clientX - r.left + root.scrollLeft, e.clientY - r.top + root.scrollTop]; };
    root.addEventListener('pointerdown', e => {
      const g = stepOf(e);
      if (!g || e.button) return;
      const exit = e.target.dataset.exit, [x, y] = at(e);
      drag = { g, exit, x, y, from: place(g), moved: false };
      if (exit) {
        const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
        line.setAttribute('class', 'arrow pulled');
        root.querySelector('svg').appendChild(line);
        drag.line = line;
      }
      g.focus({ preventScroll: true });
      e.preventDefault();
    });
    root.addEventListener('pointermove', e => {
      if (!drag) return;
      const [x, y] = at(e), dx = x - drag.x, dy = y - drag.y;
      if (Math.abs(dx) + Math.abs(dy) > 3) drag.moved = true;
      if (drag.line) drag.line.setAttribute('d', 'M' + drag.x + ' ' + drag.y + ' L' + x + ' ' + y);
      else if (drag.moved) drag.g.setAttribute('transform', 'translate(' + Math.round(drag.from[0] + dx) + ' ' + Math.round(drag.from[1] + dy) + ')');
    });
    const end = e => {
      if (!drag) return;
      const d = drag, key = d.g.dataset.step;
      drag = null;
      if (d.line) {
        d.line.remove();
        const hit = document.elementFromPoint(e.clientX, e.clientY), to = hit && hit.closest && hit.closest('g[data-step]');
        if (to && root.contains(to) && d.moved) root.$server.connect(key, d.exit, to.dataset.step);
      } else if (d.moved) {
        const [x, y] = place(d.g);
        root.$server.move(key, Math.max(0, x), Math.max(0, y));
      } else root.$server.choose(key);
    };
    root.addEventListener('pointerup', end);
    root.addEventListener('pointerleave', end);
    root.addEventListener('keydown', e => {
      const ctrl = e.ctrlKey || e.metaKey;
      if (ctrl && e.key.toLowerCase() === 'z') { e.shiftKey ? root.$server.redo() : root.$server.undo(); e.preventDefault(); return; }
      if (ctrl && e.key.toLowerCase() === 'y') { root.$server.redo(); e.preventDefault(); return; }
      const g = stepOf(e);
      if (!g) return;
      const key = g.dataset.step, [x, y] = place(g), by = { ArrowLeft: [-20, 0], ArrowRight: [20, 0], ArrowUp: [0, -20], ArrowDown: [0, 20] }[e.key];
      if (by) root.$server.move(key, Math.max(0, x + by[0]), Math.max(0, y + by[1]));
      else if (e.key === 'Enter' || e.key === ' ') root.$server.choose(key);
      else if (e.key === 'Delete') root.$server.remove(key);
      else return;
      e.preventDefault();
    });
  };
})();
