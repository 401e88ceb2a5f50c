// Where sockets are opened: one address for the server, the hub, its metrics, and the answer to whoever comes without an upgrade.
export const REALTIME_PATH = '/api/v1/realtime'
