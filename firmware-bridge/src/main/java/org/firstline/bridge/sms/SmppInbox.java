package org.firstline.bridge.sms;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.InvalidDeliveryReceiptException;

/**
 * What an SMS centre brings, on jSMPP's threads, until the owner has it safe: only then is the centre told so, and
 * forgets it. So each piece holds one of jSMPP's threads from its coming to the owner's next look.
 */
final class SmppInbox implements MessageReceiverListener {
    /** So many pieces at a time; the centre waits with the rest. */
    static final int AT_ONCE = 16;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final class Piece {
        final Inbound inbound;
        boolean given;
        boolean over;
        boolean kept;

        Piece(Inbound inbound) {
            this.inbound = inbound;
        }
    }

    private final Deque<Piece> pieces = new ArrayDeque<>();

    /** What has come, waiting for it at most so long. */
    synchronized List<Inbound> take(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (pieces.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) return List.of();
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
        var found = new ArrayList<Inbound>();
        for (Piece piece : pieces) {
            piece.given = true;
            found.add(piece.inbound);
        }
        return found;
    }

    /** What was given is safe: the centre may forget it. */
    synchronized void letGo() {
        end(true);
    }

    /** Nobody is there any more: the centre is to bring everything again. */
    synchronized void refuse() {
        end(false);
    }

    private void end(boolean kept) {
        for (Piece piece : List.copyOf(pieces)) {
            if (kept && !piece.given) continue;
            piece.kept = kept;
            piece.over = true;
            pieces.remove(piece);
        }
        notifyAll();
    }

    private synchronized void bring(Inbound inbound) throws ProcessRequestException {
        var piece = new Piece(inbound);
        pieces.add(piece);
        notifyAll();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (!piece.over) {
                long left = deadline - System.nanoTime();
                if (left <= 0) break;
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pieces.remove(piece);
        if (!piece.kept) throw new ProcessRequestException("later", SMPPConstant.STAT_ESME_RX_T_APPN);
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm deliver) throws ProcessRequestException {
        bring(MessageType.SMSC_DEL_RECEIPT.containedIn(deliver.getEsmClass()) ? receipt(deliver) : incoming(deliver));
    }

    private static String number(DeliverSm deliver) {
        String address = deliver.getSourceAddr();
        boolean international = deliver.getSourceAddrTon() == TypeOfNumber.INTERNATIONAL.value();
        return international && !address.startsWith("+") ? "+" + address : address;
    }

    private static byte[] octets(DeliverSm deliver) {
        var payload = deliver.getOptionalParameter(OptionalParameter.Message_payload.class);
        byte[] octets = payload == null ? deliver.getShortMessage() : payload.getValue();
        return octets == null ? new byte[0] : octets;
    }

    private static Inbound receipt(DeliverSm deliver) {
        try {
            DeliveryReceipt receipt = deliver.getShortMessageAsDeliveryReceipt();
            String status = String.valueOf(receipt.getFinalStatus());
            return new Inbound.Receipt(receipt.getId(), number(deliver), fate(status), status);
        } catch (InvalidDeliveryReceiptException e) {
            return new Inbound.Unreadable(
                    HexFormat.of().formatHex(octets(deliver)),
                    "a receipt that cannot be read: " + new String(octets(deliver), StandardCharsets.US_ASCII));
        }
    }

    private static StatusReport.Fate fate(String status) {
        return switch (status) {
            case "DELIVRD" -> StatusReport.Fate.DELIVERED;
            case "ACCEPTD", "ENROUTE", "SCHEDULED", "UNKNOWN" -> StatusReport.Fate.TRYING;
            default -> StatusReport.Fate.FAILED;
        };
    }

    private static Inbound incoming(DeliverSm deliver) {
        try {
            UserData data =
                    UserData.unpacked(octets(deliver), Alphabet.of(deliver.getDataCoding() & 0xFF), deliver.isUdhi());
            return new Inbound.Incoming(
                    new Deliver(number(deliver), null, data.alphabet(), data.text(), data.concat()));
        } catch (PduException e) {
            return new Inbound.Unreadable(HexFormat.of().formatHex(octets(deliver)), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not supported", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
