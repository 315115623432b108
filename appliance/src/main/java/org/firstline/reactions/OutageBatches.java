package org.firstline.reactions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.Batch;
import org.firstline.messages.Messages;
import org.firstline.network.Network;
import org.firstline.network.Outage;

/** Which batches of messages belong to an outage: by their keys, since neither capability knows the other. */
public final class OutageBatches {
    private static final int LOOK_BACK = 500;

    private OutageBatches() {}

    /** The key of the batch that tells of the outage. */
    public static String down(long outage) {
        return "outage-" + outage + "-down";
    }

    /** The key of the first batch that tells that it is over. */
    public static String over(long outage) {
        return over(outage, 0);
    }

    /** @param round how often it had come back before: each end is told, and each in a batch of its own */
    static String over(long outage, int round) {
        return "outage-" + outage + "-over" + (round == 0 ? "" : "-" + (round + 1));
    }

    /** The key of the batch that tells the n-th other expected time, from 1. */
    static String eta(long outage, int n) {
        return "outage-" + outage + "-eta" + (n == 1 ? "" : "-" + n);
    }

    /** The key of the batch that tells that it came back for the n-th time, from 1, to those who were told that it is over. */
    static String again(long outage, int n) {
        return "outage-" + outage + "-again" + (n == 1 ? "" : "-" + n);
    }

    /** The keys of the batches that tell that it is down, as many as there are. */
    public static List<String> telling(Messages messages, Outage outage) {
        var keys = new ArrayList<String>(List.of(down(outage.id())));
        for (int n = 1; messages.findBatch(eta(outage.id(), n)).isPresent(); n++) keys.add(eta(outage.id(), n));
        for (int n = 1; n <= outage.reopened(); n++) keys.add(again(outage.id(), n));
        return List.copyOf(keys);
    }

    /** The keys of the batches that tell that it is over. */
    public static List<String> ending(Outage outage) {
        return IntStream.rangeClosed(0, outage.reopened())
                .mapToObj(round -> over(outage.id(), round))
                .toList();
    }

    /** When its last end was told; empty where none was, or nobody had to be told. */
    static Optional<Instant> lastEnd(Messages messages, Outage outage) {
        return ending(outage).stream()
                .map(messages::findBatch)
                .flatMap(Optional::stream)
                .map(Batch::createdAt)
                .max(Instant::compareTo);
    }

    /** Phones that were told that it is over, and since then not that it is down. */
    public static Set<PhoneNumber> content(Messages messages, Outage outage) {
        Map<PhoneNumber, Instant> down = lastTold(messages, telling(messages, outage));
        var content = new HashSet<PhoneNumber>();
        lastTold(messages, ending(outage)).forEach((phone, over) -> {
            Instant told = down.get(phone);
            if (told == null || told.isBefore(over)) content.add(phone);
        });
        return content;
    }

    private static Map<PhoneNumber, Instant> lastTold(Messages messages, List<String> keys) {
        var last = new HashMap<PhoneNumber, Instant>();
        for (String key : keys)
            messages.findBatch(key)
                    .map(Batch::createdAt)
                    .ifPresent(at ->
                            messages.told(key).forEach(phone -> last.merge(phone, at, (a, b) -> a.isAfter(b) ? a : b)));
        return last;
    }

    /** The key of the batch of those who asked on the telephone to hear when it is over. */
    static String asked(long outage) {
        return "outage-" + outage + "-asked";
    }

    /** The key of the batch that asks some of its subscribers whether it works again; one for each repair. */
    static String check(long outage, long repair) {
        return "outage-" + outage + "-check-" + repair;
    }

    /** The smaller outages, among the latest {@value #LOOK_BACK}, that this one swallowed. */
    static List<Outage> partsOf(Network network, Outage outage) {
        return network.listOutages(false, null, LOOK_BACK).stream()
                .filter(o -> Objects.equals(o.mergedInto(), outage.id()))
                .toList();
    }
}
