package org.firstline.webui.floor;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firstline.audit.AuditKind;
import org.firstline.base.PhoneNumber;
import org.firstline.calls.Call;
import org.firstline.calls.Calls;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Look;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** What the book holds in stable words, as people read it. */
final class AuditText {
    /** Whom a call was given to, or who listens: a subject that stands where words do. */
    private static final Pattern TARGET = Pattern.compile("(agent|queue|number):\\S+");

    private final Words words = Words.of("audit");
    private final Words routing = Words.of("routing");
    private final People people;
    private final Calls calls;
    private final String region;

    AuditText(Services services) {
        this.people = services.people();
        this.calls = services.calls();
        this.region = services.site().region();
    }

    Look kind(AuditKind kind) {
        String word = words.get("kind." + kind);
        return switch (kind) {
            case STATE_FORCED, LOGGED_OUT -> new Look(VaadinIcon.USER_CLOCK, word, Tone.WARNING);
            case QUEUES_SET, SKILLS_SET -> new Look(VaadinIcon.USERS, word, Tone.BUSY);
            case ITEM_MOVED, ITEM_ASSIGNED, CALL_REDIRECTED -> new Look(VaadinIcon.ARROW_FORWARD, word, Tone.BUSY);
            case CALL_HUNG_UP -> new Look(VaadinIcon.PHONE_LANDLINE, word, Tone.BAD);
            case CALL_LISTENED, CALL_WHISPERED, CALL_BARGED -> new Look(VaadinIcon.HEADPHONES, word, Tone.WARNING);
            case QUEUE_ADDED, QUEUE_CHANGED, BREAKS_CHANGED -> new Look(VaadinIcon.COG, word, Tone.CALM);
            case QUEUE_RETIRED -> new Look(VaadinIcon.COG, word, Tone.BAD);
            case PERSON_ADDED, PERSON_CHANGED -> new Look(VaadinIcon.USER, word, Tone.CALM);
            case PASSWORD_SET, TOKEN_ISSUED, TOKEN_REVOKED -> new Look(VaadinIcon.KEY, word, Tone.WARNING);
            case NODE_CHANGED, IMPORT_UNDONE -> new Look(VaadinIcon.SITEMAP, word, Tone.CALM);
            case RULES_CHANGED -> new Look(VaadinIcon.BELL, word, Tone.CALM);
            case TICKET_CHANGED -> new Look(VaadinIcon.TICKET, word, Tone.CALM);
            case REHEARSAL_BEGUN, REHEARSAL_ENDED -> new Look(VaadinIcon.PLAY, word, Tone.CALM);
            case CALL_RULES_CHANGED -> new Look(VaadinIcon.PHONE, word, Tone.CALM);
            case PROMPT_CHANGED -> new Look(VaadinIcon.MICROPHONE, word, Tone.BUSY);
            case FLOW_PUBLISHED, FLOW_NUMBERS_SET -> new Look(VaadinIcon.ROAD_BRANCHES, word, Tone.BUSY);
            case TEMPLATE_CHANGED, CONSENT_SET -> new Look(VaadinIcon.COMMENT_O, word, Tone.CALM);
            case OUTAGE_DECLARED, OUTAGE_CONFIRMED, OUTAGE_REOPENED -> new Look(VaadinIcon.WARNING, word, Tone.BAD);
            case OUTAGE_DISMISSED, OUTAGE_ENDED, OUTAGE_VERIFIED -> new Look(VaadinIcon.CHECK, word, Tone.CALM);
            case OUTAGE_EXPECTED, OUTAGE_TEXT_SET, OUTAGE_NOTED -> new Look(VaadinIcon.EDIT, word, Tone.CALM);
            case WORK_PLANNED, WORK_MOVED, WORK_EXTENDED, WORK_CANCELLED, WORK_STARTED, WORK_DONE ->
                new Look(VaadinIcon.CALENDAR, word, Tone.BUSY);
            case SCORECARD_ADDED, SCORECARD_CHANGED, EVALUATED -> new Look(VaadinIcon.CLIPBOARD_CHECK, word, Tone.CALM);
            case EVALUATION_DISPUTED, EVALUATION_UPHELD, EVALUATION_CHANGED ->
                new Look(VaadinIcon.COMMENT_ELLIPSIS, word, Tone.BUSY);
            case MAILING_SENT -> new Look(VaadinIcon.ENVELOPES, word, Tone.BUSY);
        };
    }

    String word(AuditKind kind) {
        return words.get("kind." + kind);
    }

    /** A person by name, with the login for who shares it; a token stays as it is called. */
    String actor(String actor) {
        return people.findByLogin(actor)
                .or(() -> people.findByExtension(actor))
                .map(agent -> agent.name() + " (" + agent.login() + ")")
                .orElse(actor);
    }

    String subject(String subject) {
        int colon = subject.indexOf(':');
        if (colon < 0) return subject;
        String kind = subject.substring(0, colon);
        String key = subject.substring(colon + 1);
        return switch (kind) {
            case "agent" ->
                people.findByExtension(key)
                        .map(Agent::name)
                        .map(name -> name + " (" + key + ")")
                        .orElse(key);
            case "person" -> actor(key);
            case "call" ->
                words.get("subject.call", calls.find(key).map(this::outside).orElse(key));
            default ->
                FloorWords.orElse(words, "subject." + kind, subject).equals(subject)
                        ? subject
                        : words.get("subject." + kind, key);
        };
    }

    /** Who called, or was called: nobody knows a call by its key. */
    private String outside(Call call) {
        return PhoneNumber.parse(call.outside(), region)
                .map(PhoneNumber::pretty)
                .orElse(call.outside().isEmpty() ? call.id() : call.outside());
    }

    /** The fields that changed, each in its own line; a state in its word. */
    String text(String written) {
        return written.lines().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(String line) {
        if (TARGET.matcher(line).matches()) return subject(line);
        int equals = line.indexOf('=');
        if (equals > 0) {
            String field = line.substring(0, equals);
            return FloorWords.orElse(words, "field." + field, field) + ": " + line.substring(equals + 1);
        }
        int colon = line.indexOf(": ");
        String state = colon < 0 ? line : line.substring(0, colon);
        String word = FloorWords.orElse(routing, "chosen." + state, state);
        if (colon < 0) return word;
        String reason = line.substring(colon + 2);
        return word + ": " + FloorWords.orElse(routing, "reason." + reason, reason);
    }

    /** The page where a subject can be looked at by whoever looks; empty where there is none. */
    String page(String subject) {
        int colon = subject.indexOf(':');
        String key = subject.substring(colon + 1);
        return switch (colon < 0 ? "" : subject.substring(0, colon)) {
            case "ticket" -> "tickets/" + key;
            case "call" ->
                calls.find(key)
                        .map(Call::ticket)
                        .map(ticket -> "tickets/" + ticket)
                        .orElse("");
            case "outage" -> "outages/" + key;
            case "work" -> "works/plan/" + key;
            case "evaluation" -> "evaluations/" + key;
            case "scorecard" -> "quality";
            case "queue" -> SignedIn.may(Role.ADMIN) ? "queues/" + key : "";
            default -> "";
        };
    }
}
