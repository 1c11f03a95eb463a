// Whether the gateway in this container lives: exit code 0 or 1. `/livez`, for what is only busy must not be ended.
const port = process.env.PORT?.trim() || '4000';

try {
  const answer = await fetch(`http://127.0.0.1:${port}/livez`, { signal: AbortSignal.timeout(2000) });
  process.exit(answer.ok ? 0 : 1);
} catch {
  process.exit(1);
}
