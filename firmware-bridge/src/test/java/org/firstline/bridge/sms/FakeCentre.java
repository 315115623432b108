package org.firstline.bridge.sms;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** An SMS centre that is not there: jSMPP's own server, which takes messages, gives receipts, and can misbehave. */
final class FakeCentre implements AutoCloseable {
    final int port;
    final List<SubmitSm> taken = new CopyOnWriteArrayList<>();
    final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    final AtomicInteger receiptsRefused = new AtomicInteger();
    volatile boolean receipts = true;
    volatile boolean silent;
    private final AtomicInteger ids = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<SMPPServerSession> sessions = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gone = new CountDownLatch(1);
    private SMPPServerSessionListener listener;

    FakeCentre() throws IOException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        start();
    }

    void start() throws IOException {
        listener = new SMPPServerSessionListener(port);
        SMPPServerSessionListener mine = listener;
        threads.execute(() -> {
            try {
                while (true) {
                    SMPPServerSession session = mine.accept();
                    sessions.add(session);
                    threads.execute(() -> serve(session));
                }
            } catch (IOException e) {
                // closed
            }
        });
    }

    private void serve(SMPPServerSession session) {
        session.setMessageReceiverListener(new Takes());
        session.setEnquireLinkTimer(60_000);
        try {
            BindRequest request = session.waitForBind(5000);
            if (request.getPassword().equals("secret")) request.accept("centre", InterfaceVersion.IF_34);
            else request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
        } catch (TimeoutException | PDUStringException | IOException e) {
            session.close();
        }
    }

    private final class Takes extends OnlySubmits {
        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source)
                throws ProcessRequestException {
            Integer refusal = refusals.poll();
            if (refusal != null) throw new ProcessRequestException("refused", refusal);
            taken.add(submit);
            String id = "id-%04x".formatted(ids.incrementAndGet());
            if (silent) park();
            if (receipts) threads.execute(() -> receipt(source, submit, id));
            try {
                return new SubmitSmResult(new MessageId(id), new org.jsmpp.bean.OptionalParameter[0]);
            } catch (PDUStringException e) {
                throw new ProcessRequestException("no id", SMPPConstant.STAT_ESME_RSYSERR, e);
            }
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("no", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }

    private void park() throws ProcessRequestException {
        try {
            if (gone.await(3, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProcessRequestException("too late", SMPPConstant.STAT_ESME_RSYSERR);
    }

    private void receipt(SMPPServerSession session, SubmitSm submit, String id) {
        String text = "id:%s sub:001 dlvrd:001 submit date:2611221200 done date:2611221201 stat:DELIVRD err:000 text:"
                .formatted(id);
        deliver(
                session,
                submit.getDestAddress(),
                MessageType.SMSC_DEL_RECEIPT.value(),
                0,
                text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Somebody writes to the account. */
    void write(String from, byte esm, int coding, byte[] octets) {
        deliver(sessions.peek(), from, esm, coding, octets);
    }

    private void deliver(SMPPServerSession session, String from, byte esm, int coding, byte[] octets) {
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    from,
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.ISDN,
                    "7000",
                    new ESMClass(esm),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    new RawDataCoding((byte) coding),
                    octets);
        } catch (Exception e) {
            receiptsRefused.incrementAndGet();
        }
    }

    /** Hangs up on everybody and is gone. */
    void stop() throws IOException {
        listener.close();
        for (SMPPServerSession session : sessions) session.close();
        sessions.clear();
    }

    @Override
    public void close() throws IOException {
        gone.countDown();
        stop();
        threads.shutdownNow();
    }
}
