// One send as it travels: POST /v1/batch.

/** `texts`: the events' JSON. */
export const batchBody = (writeKey: string, now: number, texts: readonly unknown[]): string => `{"writeKey":${JSON.stringify(writeKey)},"sentAt":"${new Date(now).toISOString()}","batch":[${texts.join()}]}`
