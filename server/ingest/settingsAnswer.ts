// GET /v1/projects/:writeKey/settings: what Segment's browser client asks before its first event. It sends to
// `<protocol>://<apiHost>/…`, so both are taken from the request: the client then speaks to the address it already found.
import type { HttpRequest } from '../http/message.ts'

export function settingsAnswer(request: HttpRequest, writeKey: string): unknown {
  return {
    integrations: {
      'Segment.io': {
        apiKey: writeKey,
        apiHost: `${request.host}${request.mount}/v1`,
        protocol: request.protocol,
        unbundledIntegrations: [],
        addBundledMetadata: true,
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: { track: { __default: { enabled: true, integrations: {} } }, identify: { __default: { enabled: true } }, group: { __default: { enabled: true } } },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  }
}
