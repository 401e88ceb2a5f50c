// A web process for the test of two: the API door and the realtime hub on a port of its own, without pages.
import { writeSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openDatabase } from '@/db/client'
import { apiDoor } from '../api-door'
import { front } from '../front'
import { startHub } from '../realtime'
import { wire } from '../wiring'

await openDatabase()
wire()
const hub = startHub()
const server = createServer(front(apiDoor({ straight: true }), (_, res) => void res.writeHead(404).end()))
server.on('upgrade', (req, socket, head) => void hub.upgrade(req, socket, head))
server.listen(0, '127.0.0.1', () => writeSync(1, `port ${(server.address() as AddressInfo).port}\n`))
