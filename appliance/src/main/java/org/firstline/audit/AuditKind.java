package org.firstline.audit;

/** What was done. The words are in the bundle as {@code kind.NAME}; rows hold the names, so a name is for ever. */
public enum AuditKind {
    /** A state was chosen for somebody else. */
    STATE_FORCED,
    /** Somebody else was logged out. */
    LOGGED_OUT,
    /** The queues that somebody serves were set, with tier and position. */
    QUEUES_SET,
    SKILLS_SET,
    ITEM_MOVED,
    ITEM_ASSIGNED,
    CALL_REDIRECTED,
    CALL_HUNG_UP,
    /** Heard by neither side. */
    CALL_LISTENED,
    /** Heard by the agent only. */
    CALL_WHISPERED,
    /** Heard by both sides. */
    CALL_BARGED,
    QUEUE_ADDED,
    QUEUE_CHANGED,
    QUEUE_RETIRED,
    BREAKS_CHANGED,
    /** Recording, survey, greeting or shown number of a queue. */
    CALL_RULES_CHANGED,
    /** A prompt was uploaded, recorded, spoken anew, or reset. */
    PROMPT_CHANGED,
    FLOW_PUBLISHED,
    FLOW_NUMBERS_SET,
    PERSON_ADDED,
    PERSON_CHANGED,
    PASSWORD_SET,
    TOKEN_ISSUED,
    TOKEN_REVOKED,
    TICKET_CHANGED,
    /** A node that is not there was let fail, to see what follows. */
    REHEARSAL_BEGUN,
    REHEARSAL_ENDED,
    /** The site's own lines of what traps, syslog or JSON mean. */
    RULES_CHANGED,
    /** A node of the network was added, changed, moved or deleted by hand. */
    NODE_CHANGED,
    /** The last import of nodes was undone. */
    IMPORT_UNDONE,
    /** The site's own words for an SMS, an announcement or a page. */
    TEMPLATE_CHANGED,
    /** What the owner of a phone wants of SMS was written down for him. */
    CONSENT_SET,
    MAILING_SENT,
    /** Somebody said that a node and all behind it are down. */
    OUTAGE_DECLARED,
    OUTAGE_CONFIRMED,
    /** It was none. */
    OUTAGE_DISMISSED,
    /** All is up again, whatever the monitors say. */
    OUTAGE_ENDED,
    OUTAGE_VERIFIED,
    OUTAGE_REOPENED,
    /** When the repair is expected was said anew, or taken back. */
    OUTAGE_EXPECTED,
    /** What the public is to read and hear of it. */
    OUTAGE_TEXT_SET,
    OUTAGE_NOTED,
    WORK_PLANNED,
    WORK_MOVED,
    /** Another end, while it went on. */
    WORK_EXTENDED,
    WORK_CANCELLED,
    /** Begun by hand, before its time. */
    WORK_STARTED,
    WORK_DONE,
    SCORECARD_ADDED,
    SCORECARD_CHANGED,
    /** A call or a ticket was judged. */
    EVALUATED,
    /** The judged said that it is wrong. */
    EVALUATION_DISPUTED,
    EVALUATION_UPHELD,
    /** The answers became others after a dispute. */
    EVALUATION_CHANGED
}
