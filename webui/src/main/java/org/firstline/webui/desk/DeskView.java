package org.firstline.webui.desk;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.callbacks.Callback;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.network.NetworkEvent;
import org.firstline.people.Agent;
import org.firstline.people.Role;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Chosen;
import org.firstline.routing.RoutingEvent;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.tickets.TicketEvent;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.floor.FloorView;
import org.jspecify.annotations.Nullable;

/**
 * An agent's desk: her state, the call that rings or lasts with all that is known of the caller before the answer, and
 * its ticket. The start page; whoever has no phone is led on to queues and agents.
 */
@Route(value = "", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class DeskView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    /** A question mark is a letter like any other where somebody types. */
    private static final String HELP_KEY = "const desk = this; desk.helpKey = e => { const t = e.composedPath()[0];"
            + " if (e.key === '?' && !(t.matches && t.matches('input, textarea, [contenteditable]')))"
            + " desk.$server.showKeys(); }; window.addEventListener('keydown', desk.helpKey);";

    private final transient Words words = Words.here();
    private final transient Services services;
    private final @Nullable String extension;
    private final Div free = new Div();
    private final Div busy = new Div();

    /** The call that is on the desk; read by the filter of news on other threads. */
    private volatile @Nullable String onDesk;

    private volatile @Nullable Long ticketOnDesk;
    /** Her phone rings although it was asked to answer by itself; set by the filter of news. */
    private volatile boolean mustPickUp;
    /** Whom she asked, or led the caller to, and who did not answer; set by the filter of news. */
    private volatile CallEvent.@Nullable NotReached notReached;

    /** A limit that ends her call outside, or has; set by the filter of news. */
    private volatile CallEvent.@Nullable Limited limited;

    private @Nullable String talkedIn;
    /** What routing calls whom she is to call back, while her phone rings for him. */
    private @Nullable String backCall;

    private transient Runnable redraw = () -> {};

    public DeskView(Services services) {
        this.services = services;
        this.extension = SignedIn.agent().map(Agent::extension).orElse(null);
        addClassNames("page", "desk");
        if (extension != null) build(extension);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (extension == null) event.forwardTo(SignedIn.may(Role.SHIFT_HEAD) ? FloorView.class : NowView.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.desk");
    }

    private void build(String mine) {
        var state = new StatePanel(new OwnState(services.routing(), mine));
        var call = new CallCard(services, this::putAway);
        var controls = new CallControls(services, mine);
        var result = new ResultPanel(services);
        var caller = new CallerCard(services, this::isCaller);
        var ticket = new TicketCard(services);
        var recent = new RecentCalls(services, mine);
        var hint = new Div();
        var left = new Div(call, caller);
        var noTicket = new EmptyState(
                VaadinIcon.TICKET, words.get("webui.desk.no-ticket"), words.get("webui.desk.no-ticket.text"));
        var right = new Div(ticket, noTicket, result);
        busy.add(left, right);
        busy.addClassName("desk-busy");
        free.add(hint, recent);
        free.addClassName("desk-free");
        add(state, controls, busy, free);
        redraw = () -> {
            var desk = DeskFacts.of(services, mine, talkedIn);
            if (desk.stage() == DeskFacts.Stage.TALKING && desk.call() != null)
                talkedIn = desk.call().id();
            onDesk = desk.call() == null ? null : desk.call().id();
            ticketOnDesk = desk.ticket() == null ? null : desk.ticket().id();
            boolean isFree = desk.stage() == DeskFacts.Stage.FREE;
            Callback back = isFree ? calledBack(desk) : null;
            backCall = back == null ? null : back.item();
            free.setVisible(isFree);
            busy.setVisible(!isFree);
            state.show(desk.me());
            call.show(desk.stage(), desk.call());
            controls.show(desk.stage(), desk.call(), desk.talk());
            result.show(desk.stage(), desk.call());
            tellPickUp(desk);
            tellNotReached();
            tellLimited();
            caller.show(desk);
            ticket.show(desk.ticket(), desk.notes());
            noTicket.setVisible(desk.ticket() == null);
            if (!isFree) return;
            hint.removeAll();
            hint.add(back == null ? hint(desk) : callsBack(back));
            recent.draw();
        };
        redraw.run();
        keys(controls);
        Live.redraw(
                this,
                services,
                news -> concerns(mine, news),
                redraw,
                RoutingEvent.class,
                CallEvent.class,
                TicketEvent.class,
                NetworkEvent.class);
    }

    /** Only her own news; of the network's, only while a caller may be behind it. */
    private boolean concerns(String mine, Object news) {
        String call = onDesk;
        Long ticket = ticketOnDesk;
        return switch (news) {
            case RoutingEvent.AgentChanged changed -> changed.agent().agent().equals(mine);
            case RoutingEvent.Offered offered -> offered.agent().equals(mine);
            case RoutingEvent.OfferWithdrawn gone -> gone.agent().equals(mine);
            case RoutingEvent.QueuesChanged ignored -> false;
            case CallEvent.PhonePresence phone -> phone.extension().equals(mine);
            case CallEvent.PhoneCode ignored -> false;
            case CallEvent.PickUp must -> {
                if (must.agent().equals(mine)) mustPickUp = true;
                yield must.agent().equals(mine);
            }
            case CallEvent.Control control -> {
                boolean ours = isOurs(control.call(), mine, call);
                if (ours && control instanceof CallEvent.NotReached missed) notReached = missed;
                if (ours && control instanceof CallEvent.Limited limit) limited = limit;
                yield ours;
            }
            case CallEvent.OfferMissed missed -> missed.agent().equals(mine);
            case CallEvent.Arrived(Call one) -> isOurs(one, mine, call);
            case CallEvent.CallerKnown known -> isOurs(known.call(), mine, call);
            case CallEvent.Queued(Call one, var ignored, var at) -> isOurs(one, mine, call);
            case CallEvent.OfferRinging(Call one) -> isOurs(one, mine, call);
            case CallEvent.Answered(Call one) -> isOurs(one, mine, call);
            case CallEvent.Ended(Call one) -> isOurs(one, mine, call);
            case CallEvent.Recorded(Call one) -> isOurs(one, mine, call);
            case CallEvent.Changed(Call one) -> isOurs(one, mine, call);
            case TicketEvent about ->
                ticket != null && about.ticket().id() == ticket
                        || call != null && call.equals(about.ticket().call());
            case NetworkEvent.AlertNoted ignored -> false;
            case NetworkEvent.AlertMalformed ignored -> false;
            case NetworkEvent ignored -> call != null;
            default -> false;
        };
    }

    private void tellPickUp(DeskFacts desk) {
        if (!mustPickUp) return;
        mustPickUp = false;
        if (desk.stage() == DeskFacts.Stage.RINGING || backCall != null)
            Notices.refused(new Refused("calls.pick-up", String.valueOf(extension)));
    }

    private void tellNotReached() {
        var missed = notReached;
        notReached = null;
        if (missed == null) return;
        String why = switch (missed.why()) {
            case BUSY -> "busy";
            case NO_ANSWER, HUNG_UP, CANCELLED -> "no-answer";
            case REJECTED -> "declined";
            case UNREACHABLE -> "unreachable";
            case FAR_END, FAILED, LOST -> "failed";
        };
        Notices.news(words.get("webui.control.missed." + why, Targets.name(services, missed.who())));
    }

    /** The tones in her ear say that something ends, and not what. */
    private void tellLimited() {
        var limit = limited;
        limited = null;
        if (limit != null)
            Notices.news(words.get(limit.ended() ? "webui.control.limit.ended" : "webui.control.limit.near"));
    }

    /** F-keys always, plain letters only where nobody types. */
    private void keys(CallControls controls) {
        Shortcuts.addShortcutListener(
                this,
                () -> {
                    if (backCall == null) controls.answer();
                    else answerBackCall();
                },
                Key.F2);
        Shortcuts.addShortcutListener(this, controls::hangUp, Key.F4);
        Shortcuts.addShortcutListener(this, controls::hold, Key.F6);
        Shortcuts.addShortcutListener(this, controls::transfer, Key.F7);
        addAttachListener(e -> getElement().executeJs(HELP_KEY));
        addDetachListener(e -> getElement().executeJs("window.removeEventListener('keydown', this.helpKey)"));
    }

    private void answerBackCall() {
        if (backCall != null && extension != null) services.calls().control().answerBackCall(backCall, extension);
    }

    @ClientCallable
    private void showKeys() {
        new KeysDialog().open();
    }

    private static boolean isOurs(Call one, String mine, @Nullable String onDesk) {
        return mine.equals(one.agent()) || one.id().equals(onDesk);
    }

    /** Whom her phone rings for that she may call him back. */
    private @Nullable Callback calledBack(DeskFacts desk) {
        return desk.me()
                .map(AgentNow::item)
                .flatMap(services.callbacks()::findByItem)
                .orElse(null);
    }

    private EmptyState hint(DeskFacts desk) {
        var me = desk.me();
        boolean ready = me.filter(m -> m.chosen() == Chosen.READY).isPresent();
        boolean phone = me.filter(m -> m.reachable()).isPresent();
        if (!phone)
            return new EmptyState(
                    VaadinIcon.PHONE_LANDLINE,
                    words.get("webui.desk.no-phone"),
                    words.get("webui.phone.missing.what", String.valueOf(extension)));
        return ready
                ? new EmptyState(VaadinIcon.HEADSET, words.get("webui.desk.free"), words.get("webui.desk.free.text"))
                : new EmptyState(VaadinIcon.COFFEE, words.get("webui.desk.away"), words.get("webui.desk.away.text"));
    }

    /** Her phone rings for somebody whom she is to call back: there is no call yet, but it is known who he is. */
    private EmptyState callsBack(Callback one) {
        String number = Wording.number(one.number(), services.site().region());
        var subscriber = Optional.ofNullable(one.subscriber()).flatMap(services.subscribers()::find);
        var answer = new Button(words.get("webui.control.answer"), VaadinIcon.PHONE.create(), e -> answerBackCall());
        answer.setId("answer-back");
        answer.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SUCCESS);
        var key = new Span("F2");
        key.addClassName("key");
        answer.setSuffixComponent(key);
        var links = new ArrayList<Component>(List.of(answer));
        subscriber.ifPresent(s -> links.add(new Anchor("subscribers/" + s.id(), s.name())));
        if (one.ticket() != null)
            links.add(new Anchor("tickets/" + one.ticket(), words.get("webui.desk.calls-back.ticket", one.ticket())));
        return new EmptyState(
                VaadinIcon.PHONE,
                words.get("webui.desk.calls-back", number),
                words.get("webui.desk.calls-back.text"),
                links.toArray(new Component[0]));
    }

    private void putAway() {
        talkedIn = null;
        if (extension != null) services.routing().endWrapUp(extension);
        redraw.run();
    }

    /** She found out who calls. */
    private void isCaller(Subscriber subscriber, boolean remember) {
        Agent me = SignedIn.get();
        String call = onDesk;
        if (call == null) return;
        services.calls().setSubscriber(call, subscriber.id());
        Long ticket = ticketOnDesk;
        if (ticket != null) services.tickets().setSubscriber(ticket, subscriber.id(), me.login());
        if (remember) remember(subscriber, services.calls().get(call).outside());
        Notices.done(words.get("webui.desk.attached", subscriber.name()));
    }

    private void remember(Subscriber subscriber, String number) {
        Optional<PhoneNumber> phone = PhoneNumber.parse(number, services.site().region());
        if (phone.isEmpty() || subscriber.phones().contains(phone.get())) return;
        List<PhoneNumber> phones = new ArrayList<>(subscriber.phones());
        phones.add(phone.get());
        services.subscribers().change(subscriber.id(), SubscriberPhones.with(subscriber.data(), phones));
    }
}
