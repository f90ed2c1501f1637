// Tsunagu's tables, forward only. One entry is one version; entries are never edited once released.
export const migrations: readonly string[] = [
  `
  CREATE TABLE users (
    id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL, title TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL, time_zone TEXT NOT NULL, password TEXT NOT NULL, created_at TEXT NOT NULL, look_around_at TEXT
  ) STRICT;
  CREATE TABLE sessions (
    secret TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    workspace_id TEXT REFERENCES workspaces(id), created_at TEXT NOT NULL, expires_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE workspaces (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, owner_id TEXT NOT NULL REFERENCES users(id), created_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE members (
    workspace_id TEXT NOT NULL REFERENCES workspaces(id), user_id TEXT NOT NULL REFERENCES users(id),
    role TEXT NOT NULL, joined_at TEXT NOT NULL, invitation_id TEXT, PRIMARY KEY (workspace_id, user_id)
  ) STRICT;
  CREATE INDEX members_by_user ON members (user_id);
  CREATE TABLE channels (
    id TEXT PRIMARY KEY, workspace_id TEXT NOT NULL REFERENCES workspaces(id), name TEXT NOT NULL, topic TEXT NOT NULL DEFAULT '',
    created_by TEXT NOT NULL, created_at TEXT NOT NULL, UNIQUE (workspace_id, name)
  ) STRICT;
  CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, workspace_id TEXT NOT NULL, channel_id TEXT NOT NULL REFERENCES channels(id),
    kind TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES users(id), text TEXT NOT NULL, created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX messages_by_channel ON messages (channel_id, id);
  CREATE TABLE seen (
    user_id TEXT NOT NULL, channel_id TEXT NOT NULL, last_id INTEGER NOT NULL, PRIMARY KEY (user_id, channel_id)
  ) STRICT;
  CREATE TABLE invitations (
    id TEXT PRIMARY KEY, workspace_id TEXT NOT NULL REFERENCES workspaces(id), code TEXT NOT NULL UNIQUE, email TEXT COLLATE NOCASE,
    invited_by TEXT NOT NULL, created_at TEXT NOT NULL, accepted_by TEXT, accepted_at TEXT, revoked_at TEXT
  ) STRICT;
  CREATE INDEX invitations_by_workspace ON invitations (workspace_id);
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL
  ) STRICT;
  `,
]
