package org.firstline.works;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which notice is owed for a plan now; pure. The three before the works have windows that follow one another, so a plan
 * that is made late, or a box that was off, gives the one that fits and not all that were missed. A moved plan first says
 * so and then begins anew.
 */
public final class Notices {
    private static final Duration THREE_DAYS = Duration.ofHours(72);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofHours(2);

    private Notices() {}

    /** @param given for this plan, of all revisions */
    static Optional<Notice> owed(PlannedWork work, Collection<GivenNotice> given, Instant now) {
        return due(work, now)
                .filter(notice -> work.notices().contains(notice) || !Notice.CHOICE.contains(notice))
                .filter(notice ->
                        given.stream().noneMatch(g -> g.notice() == notice && g.revision() == work.revision()))
                .findFirst();
    }

    private static Stream<Notice> due(PlannedWork work, Instant now) {
        return switch (work.state()) {
            case PLANNED ->
                Stream.concat(
                        work.revision() > 0 ? Stream.of(Notice.MOVED) : Stream.empty(), before(work, now).stream());
            case RUNNING -> Stream.of(Notice.STARTED);
            case DONE -> Stream.of(Notice.DONE);
            case CANCELLED -> Stream.of(Notice.CANCELLED);
        };
    }

    private static Optional<Notice> before(PlannedWork work, Instant now) {
        if (!now.isBefore(work.from())) return Optional.empty();
        if (!now.isBefore(work.from().minus(SOON))) return Optional.of(Notice.H2);
        if (!now.isBefore(work.from().minus(DAY))) return Optional.of(Notice.H24);
        if (!now.isBefore(work.from().minus(THREE_DAYS))) return Optional.of(Notice.H72);
        return Optional.empty();
    }
}
