import { useLayoutEffect, useRef, useState } from 'react';

/** Nearer to the end than this, the page stays at the end. */
const nearPixels = 120;

/** Keeps a box at its end while what is in it grows, unless somebody has scrolled up; what they write leads back to it. */
export function useEnd(messages: number, waiting: number) {
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const at = useRef({ isEnd: true, top: 0, waiting: 0 }).current;
  const [hasMore, tellMore] = useState(false);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useLayoutEffect(() => {
    // Pictures come later than their message, and the field for writing takes room.
    const observer = new ResizeObserver(() => {
      if (at.isEnd) toEnd();
    });
    for (const { current } of [box, inner]) if (current) observer.observe(current);
    return () => observer.disconnect();
  }, [at]);
  useLayoutEffect(() => {
    if (waiting > at.waiting) at.isEnd = true;
    at.waiting = waiting;
    if (at.isEnd) toEnd();
    else tellMore(true);
  }, [at, messages, waiting]);
  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    if (scrollTop < at.top) at.isEnd = false;
    if (scrollHeight - scrollTop - clientHeight < nearPixels) at.isEnd = true;
    at.top = scrollTop;
    if (at.isEnd) tellMore(false);
  };
  return { box, inner, hasMore, onScroll, toEnd };
}
