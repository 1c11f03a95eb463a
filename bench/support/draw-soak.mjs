// The graph of a long run as an SVG file: one strip for each figure, time to the right.
const strips = [
  ['heapMiB', 'heap after a collection, MiB'],
  ['residentMiB', 'resident, MiB'],
  ['handles', 'handles'],
  ['p99', 'p99, ms'],
  ['errors', 'errors'],
];
const size = { width: 900, strip: 110, left: 60, right: 20, top: 40, gap: 34 };

/** The file's text. */
export function drawSoak(points, title) {
  const height = size.top + strips.length * (size.strip + size.gap);
  const drawn = strips.map(([key, label], at) =>
    strip(points, key, label, size.top + at * (size.strip + size.gap)),
  );
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" font-family="sans-serif" font-size="13">`;
  const paper = `<rect width="${size.width}" height="${height}" fill="white"/>`;
  return `${[open, paper, `<text x="${size.left}" y="18" font-weight="bold">${title}</text>`, ...drawn, '</svg>'].join('\n')}\n`;
}

function strip(points, key, label, top) {
  const most = Math.max(1, ...points.map((point) => point[key])) * 1.1;
  const last = points.at(-1).minute;
  const x = (minute) => size.left + (minute / last) * (size.width - size.left - size.right);
  const y = (value) => top + size.strip - (value / most) * size.strip;
  const line = points.map((point) => `${x(point.minute).toFixed(1)},${y(point[key]).toFixed(1)}`).join(' ');
  const floor = top + size.strip;
  return [
    `<text x="${size.left}" y="${top - 4}">${label}</text>`,
    `<text x="${size.left - 6}" y="${top + 10}" text-anchor="end">${most.toFixed(0)}</text>`,
    `<text x="${size.left - 6}" y="${floor}" text-anchor="end">0</text>`,
    `<path d="M${size.left} ${top}V${floor}H${size.width - size.right}" fill="none" stroke="gray"/>`,
    `<polyline points="${line}" fill="none" stroke="steelblue" stroke-width="1.5"/>`,
    `<text x="${size.width - size.right}" y="${floor + 14}" text-anchor="end">${last.toFixed(1)} min</text>`,
  ].join('\n');
}
