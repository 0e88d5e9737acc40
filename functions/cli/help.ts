// What `--help` says beyond the list of options.

export const HELP = `
Examples:
  wiredesk start                                read samples/, then watch inbox/
  wiredesk ingest /srv/wires                    take a folder in, with all that lies below it
  wiredesk query --text 'harbour -football' --since 2d
  wiredesk show urn:newsml:northwire.example:20260105:n12 --explain
  wiredesk parse --jsonl copy.xml | jq .stories[0].item
  wiredesk --stack Wiredesk query --since 1h    the same questions to a deployed stack
  wiredesk doctor                               what is wrong, and what to do

On a terminal, answers are tables; in a pipe they are plain lines with tabs and a line of titles. All times are in UTC.

Exit status:
  0  all went well
  1  something was refused, or not found
  2  the command line or a setting makes no sense
  3  the store or the machine failed: trying again may help
  130, 143  stopped by Ctrl-C or a termination signal before the end; what was in hand is finished,
            and the next run goes on from there

Environment:
  WIREDESK_DB          the file of the store, as --db
  WIREDESK_DESKS       the file of desks, as --desks
  WIREDESK_WEBHOOKS    the file of webhooks (webhooks.json in the working folder, where there is one)
  WIREDESK_SETTLE_MS   milliseconds for which a file must have been quiet before it is read (500)
  WIREDESK_RESCAN_MS   milliseconds between looks at the whole of a watched folder (30000)
  WIREDESK_LOG         what is logged on standard error: info, warn, error or off (warn)
  WIREDESK_LIMIT_…     what one object may ask for, such as WIREDESK_LIMIT_ITEM_CHARACTERS (10000000)
  AWS_REGION, AWS_PROFILE, AWS_ENDPOINT_URL …  where --stack looks, as for every AWS command
  NO_COLOR, COLUMNS    as everywhere`;

export const PARSE_HELP = `
With --jsonl, a line a file, in their order:
  {"file","format","encoding","stories":[…],"issues":[…]}  or  {"file","rejected":{"code","message"}}
Faults of single items stand among the issues. Nothing is stored.

Examples:
  wiredesk parse copy.xml
  find /srv/wires -type f | wiredesk parse --jsonl --files-from - > stories.jsonl
  find /srv/wires -type f -print0 | wiredesk parse --jsonl --null --files-from - > stories.jsonl
  curl -s https://feeds.example/rss | wiredesk parse -`;

export const INGEST_HELP = `
A file is known by its folder, name, time and size: one that was taken in before is not read again, one that was
rewritten is. A file that is still being written is waited for. Hidden and temporary names (.tmp, .part …) are passed over.

Examples:
  wiredesk ingest /srv/wires /srv/more/copy.xml
  wiredesk ingest --jsonl /srv/wires > receipts.jsonl`;

export const WATCH_HELP = `
First takes in what lies there, then what comes, until Ctrl-C. Files may be written in place or moved in.`;

export const SERVE_HELP = `
Feeds:    /feeds/all.atom, /feeds/provider/northwire.json, /feeds/subject/20000523.rss, /feeds/desk/politics.ninjs …
API:      /stories, /stories/ID, /changes, /receipts …: /openapi.json describes it
Examples:
  wiredesk serve
  wiredesk token new --scope read --name 'Night desk'
  wiredesk serve --host 0.0.0.0 --tokens tokens.json --base-url https://desk.example`;

export const QUERY_HELP = `
Killed, withheld and embargoed stories are in no answer before their time; --status canceled lists kills, without copy.

Examples:
  wiredesk query --provider northwire --since 2h
  wiredesk query --subject 20000523 --language fr --text '"port strike" -football'
  wiredesk query --feed place/NO --jsonl --limit 500`;

export const SHOW_HELP = `
ID may be the end of an identifier, where no other ends alike.

Examples:
  wiredesk show 20260105:n12
  wiredesk show 20260105:n12 --explain       each field: its value, how it was found, and where
  wiredesk show 20260105:n12 --source > copy.xml`;

export const RECEIPTS_HELP = `
Examples:
  wiredesk receipts incoming/reuters/copy.xml       each version of one file
  wiredesk receipts --outcome rejected --since 7d
  wiredesk receipts --code MALFORMED_XML --jsonl`;

export const REPLAY_HELP = `
Readers improve: what was refused may be read by now, and what was read may be read better. A story that reads otherwise takes the
place of its earlier reading; one that reads as before is left as it is. An object that has gone, that was rewritten, or of
which less would be kept than before is left as it is, with status 1. Receipts say what became of each before.

Examples:
  wiredesk replay --outcome rejected --since 7d --dry-run
  wiredesk replay --code UNKNOWN_FORMAT
  wiredesk replay incoming/reuters/copy.xml --dry-run`;

export const DESKS_TEST_HELP = `
Shows the stories that the desk catches by the file as it is now, and how that differs from where they are filed:
  +  it would be in the desk's feed, and is not     -  it is there, and would not be     =  it is there, and stays

Examples:
  wiredesk desks test sport --since 7d
  wiredesk --desks new.json desks test sport --changes`;

export const DESKS_APPLY_HELP = `
Safe to break off and to repeat. Without it, a changed file counts for stories that come from now on.

Examples:
  wiredesk desks apply
  wiredesk desks apply --since 30d`;

export const REDRIVE_HELP = `
On this machine: files that lie in a folder and have no receipt, because the machine failed or nobody was watching.
With --stack: notices that ingest could not deal with go back to its queue, and are tried again. A notice is deleted from the dead
letters only when the queue has it; one that comes twice does no harm. Mend first what made them fail.

Examples:
  wiredesk redrive /srv/wires --dry-run
  wiredesk redrive --stack Wiredesk --limit 10`;

export const KILL_HELP = `
For a kill that names no story (receipts and log say KILL_WITHOUT_TARGET), or an order that came by telephone. What is kept is a file of ninjs
that is taken in like any other, in the folder or the stack's bucket, so that it counts again where all is read anew. Later
versions of the story stay behind it: copy that is sent anew for good reason comes under another identifier.

Examples:
  wiredesk kill 20260105:n12 --reason 'Mandatory kill by the agency: the quote is invented.' --dry-run
  wiredesk --stack Wiredesk kill 20260105:n12 --reason 'Taken down by order of the court.'
  wiredesk kill urn:newsml:northwire.example:20260105:n99 --unseen --reason 'Withdrawn before its embargo.'`;

export const DOCTOR_HELP = `
Status 0: all is well; 1: something should be looked at; 3: copy is late, missing or at risk.

Examples:
  wiredesk doctor /srv/wires
  wiredesk doctor --stack Wiredesk --jsonl | jq 'select(.state != "ok")'`;

export const WEBHOOKS_HELP = `
webhooks.json:
  { "webhooks": { "cms": { "url": "https://cms.example/wire", "secretFrom": "CMS_SECRET", "feeds": ["desk/sport"], "items": true } } }
CMS_SECRET is a variable of the environment that holds the secret. docs/events.md tells receivers how to check signatures.`;
