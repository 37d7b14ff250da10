/**
 * What fauxqs keeps of its queues, seen between two runs. Its file is SQLite; a message that was being worked on when
 * the run ended stays invisible until its visibility timeout, many minutes. Nobody else can be working on it (one run
 * per data folder), so the next run gives it back at once.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const FILE = 'fauxqs.db';

/**
 * Call before fauxqs opens the folder. In-flight messages of a run that was killed become visible; their receive
 * count stays, so that a message that kills its reader still ends among the dead letters.
 */
export function prepareQueueJournal(folder: string): void {
  if (existsSync(join(folder, FILE))) giveBackInFlight(folder, 'killed');
  const db = new DatabaseSync(join(folder, FILE));
  try {
    // fauxqs 2.4.1 writes a null receive count when a message is made visible at once, which its own NOT NULL
    // column refuses: the message would vanish until a restart. The same column, here, keeps the old count instead.
    db.exec(MESSAGES_TABLE);
    db.exec(KEEP_RECEIVE_COUNT);
  } finally {
    db.close();
  }
}

/**
 * Call while fauxqs does not hold the folder.
 * @param why a clean stop is not the message's fault, so its receive count goes back by one
 */
export function giveBackInFlight(folder: string, why: 'stopped' | 'killed'): void {
  const db = new DatabaseSync(join(folder, FILE));
  try {
    const fault = why === 'stopped' ? 'max(0, approximate_receive_count - 1)' : 'approximate_receive_count';
    db.exec(
      `UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL, approximate_receive_count = ${fault}
       WHERE receipt_handle IS NOT NULL`,
    );
  } finally {
    db.close();
  }
}

const MESSAGES_TABLE = `CREATE TABLE IF NOT EXISTS sqs_messages (
  message_id TEXT PRIMARY KEY,
  queue_name TEXT NOT NULL REFERENCES sqs_queues(name) ON DELETE CASCADE,
  body TEXT NOT NULL,
  md5_of_body TEXT NOT NULL,
  message_attributes TEXT NOT NULL,
  md5_of_message_attributes TEXT NOT NULL,
  sent_timestamp INTEGER NOT NULL,
  approximate_receive_count INTEGER DEFAULT 0,
  approximate_first_receive_timestamp INTEGER,
  delay_until INTEGER,
  message_group_id TEXT,
  message_deduplication_id TEXT,
  sequence_number TEXT,
  receipt_handle TEXT,
  visibility_deadline INTEGER
)`;

const KEEP_RECEIVE_COUNT = `CREATE TRIGGER IF NOT EXISTS keep_receive_count
  AFTER UPDATE OF approximate_receive_count ON sqs_messages WHEN NEW.approximate_receive_count IS NULL
  BEGIN
    UPDATE sqs_messages SET approximate_receive_count = OLD.approximate_receive_count WHERE message_id = NEW.message_id;
  END`;
