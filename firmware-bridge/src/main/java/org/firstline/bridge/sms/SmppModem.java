package org.firstline.bridge.sms;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;

/**
 * An SMS centre that is spoken to over the network (SMPP 3.4) in place of a modem of one's own; the same port, so
 * everything above it is the same. Long texts go in parts with a header, as over the air. jSMPP reads on threads of its
 * own; what they bring waits in {@link SmppInbox} for the owner.
 */
public final class SmppModem implements Modem {
    private static final Duration BIND = Duration.ofSeconds(10);
    private static final int ASK_EVERY_MILLIS = 15_000;
    private static final byte UDH = 0x40;

    /** Number, text or service will be refused again (SMPP 3.4, table 5-2): lengths, addresses, parameters. */
    private static final Set<Integer> PERMANENT = Set.of(
            0x01, 0x02, 0x03, 0x06, 0x07, 0x0A, 0x0B, 0x15, 0x33, 0x34, 0x40, 0x42, 0x43, 0x44, 0x48, 0x49, 0x50, 0x51,
            0x53, 0x54, 0x61, 0x62, 0x66, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4);

    /** The centre wants the account bound anew, or knows it no more. */
    private static final Set<Integer> RECONFIGURE = Set.of(0x04, 0x05, 0x0D, 0x0E, 0x0F);

    private final SmppSettings settings;
    private final Duration patience;
    private final SmppInbox inbox = new SmppInbox();
    private @Nullable SMPPSession session;

    public SmppModem(SmppSettings settings) {
        this(settings, Duration.ofSeconds(60));
    }

    /** @param patience how long the centre may take to answer after a message was handed over */
    public SmppModem(SmppSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    @Override
    public String name() {
        return settings.toString();
    }

    @Override
    public ModemInfo open() throws ModemException {
        close();
        var fresh = new SMPPSession();
        fresh.setEnquireLinkTimer(ASK_EVERY_MILLIS);
        fresh.setTransactionTimer(patience.toMillis());
        fresh.setPduProcessorDegree(SmppInbox.AT_ONCE);
        fresh.setMessageReceiverListener(inbox);
        try {
            String centre = fresh.connectAndBind(
                    settings.host(),
                    settings.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            settings.user(),
                            settings.password(),
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null),
                    BIND.toMillis());
            session = fresh;
            return new ModemInfo("SMPP", centre == null ? "" : centre, "smpp", "", "", false);
        } catch (IOException e) {
            fresh.unbindAndClose();
            boolean refused = e.getCause() instanceof NegativeResponseException;
            throw new ModemException(
                    refused ? ModemException.Kind.CARD : ModemException.Kind.GONE,
                    name() + (refused ? " does not take this account: " : " is not there: ") + e.getMessage(),
                    e);
        }
    }

    @Override
    public SendResult send(SubmitPart part) throws ModemException {
        SMPPSession bound = bound();
        var data = new UserData(part.alphabet(), part.text(), part.concat());
        boolean international = part.to().startsWith("+");
        try {
            String reference = bound.submitShortMessage(
                            "",
                            sourceType(),
                            settings.from().isEmpty() ? NumberingPlanIndicator.UNKNOWN : NumberingPlanIndicator.ISDN,
                            digits(settings.from()),
                            international ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.ISDN,
                            digits(part.to()),
                            new ESMClass(part.concat() == null ? 0 : UDH),
                            (byte) 0,
                            (byte) 1,
                            null,
                            "000001000000000R", // a day: news of an outage helps nobody after that
                            new RegisteredDelivery(
                                    part.report() ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
                            (byte) 0,
                            new RawDataCoding((byte) part.alphabet().coding()),
                            (byte) 0,
                            data.unpacked())
                    .getMessageId();
            return reference == null || reference.isEmpty()
                    ? new SendResult.Unknown("an answer without a reference")
                    : new SendResult.Accepted(reference);
        } catch (NegativeResponseException e) {
            return refused(e.getCommandStatus());
        } catch (PDUException e) {
            // it is no message for SMPP, and was not sent
            return new SendResult.Permanent(String.valueOf(e.getMessage()));
        } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
            close();
            return new SendResult.Unknown(name() + ": " + e.getMessage());
        }
    }

    private SendResult refused(int status) {
        String why = "SMPP status 0x%02X".formatted(status);
        if (PERMANENT.contains(status)) return new SendResult.Permanent(why);
        if (RECONFIGURE.contains(status)) {
            close();
            return new SendResult.Reconfigure(why);
        }
        return new SendResult.Retry(why); // throttled (0x58), queue full (0x14), system error (0x08)
    }

    private TypeOfNumber sourceType() {
        if (settings.from().isEmpty()) return TypeOfNumber.UNKNOWN;
        if (settings.from().startsWith("+")) return TypeOfNumber.INTERNATIONAL;
        return settings.from().matches("\\d+") ? TypeOfNumber.UNKNOWN : TypeOfNumber.ALPHANUMERIC;
    }

    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    @Override
    public List<Inbound> poll(Duration wait) throws ModemException {
        inbox.letGo();
        var found = new ArrayList<Inbound>(inbox.take(wait));
        if (found.isEmpty()) bound();
        return found;
    }

    /** A centre tells nothing of a signal. */
    @Override
    public ModemStatus status() throws ModemException {
        bound();
        return new ModemStatus(new Signal(99), Registration.HOME, settings.host());
    }

    @Override
    public Optional<String> ussd(String code, Duration wait) throws ModemException {
        bound();
        return Optional.empty();
    }

    /** Nothing here has power to take. */
    @Override
    public Duration powerCycle() {
        close();
        return Duration.ofSeconds(1);
    }

    @Override
    public void close() {
        SMPPSession old = session;
        session = null;
        if (old != null) old.unbindAndClose();
        inbox.refuse();
    }

    private SMPPSession bound() throws ModemException {
        SMPPSession now = session;
        if (now == null) throw new ModemException(name() + " is not open");
        if (now.getSessionState().isBound()) return now;
        close();
        throw new ModemException(ModemException.Kind.GONE, name() + " hung up");
    }
}
