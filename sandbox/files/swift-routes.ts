import { emptyReply } from '../http/empty-reply.js';
import { errorReply } from '../http/error-reply.js';
import type { IncomingCall } from '../http/incoming-call.js';
import { Refusal } from '../http/refusal.js';
import type { Reply } from '../http/reply.js';
import type { Route } from '../http/route.js';
import { fileLimitBytes } from './file-limits.js';
import type { FileShelf } from './file-shelf.js';
import type { StoredFile } from './stored-file.js';

/** The object store: PUT and GET by signed addresses that live one minute (EX). */
export function swiftRoutes(files: FileShelf): readonly Route[] {
  const pattern = /^\/v1\/[^/]+\/[^/]+\/[^/]+$/;
  const put = (call: IncomingCall) => store(find(files, 'PUT', call), call.body);
  const get = (call: IncomingCall) => load(find(files, 'GET', call));
  return [{ service: 'swift', pattern, methods: { PUT: put, GET: get } }];
}

function find(files: FileShelf, method: 'PUT' | 'GET', call: IncomingCall): StoredFile {
  const file = files.find(call.path);
  if (file && files.isSigned(method, call.path, call.query)) return file;
  const details = 'Temp URL invalid';
  throw new Refusal(errorReply({ title: 'Unauthorized', details, errorCode: 40100 }));
}

function store(file: StoredFile, bytes: Buffer): Reply {
  if (bytes.length > fileLimitBytes) {
    const details = 'A file may have 3 MB';
    throw new Refusal(errorReply({ title: 'Payload Too Large', details, errorCode: 41300 }));
  }
  file.bytes = bytes;
  return emptyReply(201);
}

function load({ bytes, fileType }: StoredFile): Reply {
  if (!bytes)
    throw new Refusal(errorReply({ title: 'Not Found', details: 'No bytes yet', errorCode: 40400 }));
  const type = fileType === 'JPG' ? 'jpeg' : fileType.toLowerCase();
  return { status: 200, headers: { 'content-type': `image/${type}` }, body: bytes };
}
