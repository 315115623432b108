package org.firstline.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What of one agent's calls of a week is still to be judged.
 *
 * @param wanted how many were to be judged: as the card says, or all that fit where there are fewer
 * @param done how many of her calls of that week are judged, picked or not
 * @param toJudge at most {@code wanted - done}
 */
public record Sample(String agent, int wanted, int done, List<Talk> toJudge) {
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    public Sample {
        toJudge = List.copyOf(toJudge);
    }

    /**
     * Picks by lot, those with a recording first. The lot of a call hangs on card, week and call only: whoever asks again
     * gets the same ones, what was judged meanwhile is not replaced by another, and no head picks by taste.
     *
     * @param week its Monday
     * @param talks of that week
     * @param judged evaluations by this card of what was done in that week
     * @return one for each agent who has calls that fit or was judged, by login
     */
    static List<Sample> of(Scorecard card, LocalDate week, List<Talk> talks, Collection<Evaluation> judged) {
        Map<String, List<Talk>> fitting = new TreeMap<>();
        for (Talk talk : talks)
            if (talk.length().compareTo(card.sampling().shortest()) >= 0)
                fitting.computeIfAbsent(talk.agent(), _ -> new ArrayList<>()).add(talk);
        Map<String, Set<String>> done = new TreeMap<>();
        for (Evaluation one : judged)
            if (one.subject() instanceof Subject.OfCall call)
                done.computeIfAbsent(one.agent(), _ -> new HashSet<>()).add(call.id());
        done.keySet().forEach(agent -> fitting.computeIfAbsent(agent, _ -> new ArrayList<>()));
        long seed = card.id() * MIX + week.toEpochDay();
        var samples = new ArrayList<Sample>();
        fitting.forEach((agent, hers) ->
                samples.add(of(agent, card.sampling().perWeek(), hers, done.getOrDefault(agent, Set.of()), seed)));
        return samples;
    }

    private static Sample of(String agent, int perWeek, List<Talk> talks, Set<String> done, long seed) {
        List<Talk> open = talks.stream()
                .filter(talk -> !done.contains(talk.call()))
                .sorted(Comparator.comparing((Talk talk) -> !talk.recorded())
                        .thenComparing(talk -> lot(talk.call(), seed))
                        .thenComparing(Talk::call))
                .toList();
        int wanted = Math.min(perWeek, open.size() + done.size());
        return new Sample(
                agent, wanted, done.size(), open.subList(0, Math.clamp(wanted - done.size(), 0, open.size())));
    }

    private static long lot(String call, long seed) {
        long hash = seed;
        for (int i = 0; i < call.length(); i++) hash = hash * 31 + call.charAt(i);
        return new SplittableRandom(hash).nextLong();
    }
}
