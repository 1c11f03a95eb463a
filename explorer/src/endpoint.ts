const { href, host, protocol } = new URL('/graphql', location.href);

/** Where the gateway that served this page takes operations. */
export const endpoint = href;

/** And where it takes subscriptions, over WebSocket. */
export const socketEndpoint = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql`;
