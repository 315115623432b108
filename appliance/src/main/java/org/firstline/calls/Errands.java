package org.firstline.calls;

import java.util.List;

/** What a caller may do instead of waiting: each is begun by {@link QueuedCall#go}. On "switchboard". */
final class Errands {
    private final QueuedCall home;
    private final Runnable done;

    /** @param done what is to happen when the caller has done what he wanted */
    Errands(QueuedCall home, Runnable done) {
        this.home = home;
        this.done = done;
    }

    /**
     * A box that takes no messages, or has no room for one, keeps the place of who wanted to leave one.
     *
     * @param overflow whether his queue did not keep him, rather than he chose so
     */
    Errand message(String queue, boolean overflow) {
        var folder = home.exchange.settings().messages();
        if (folder == null || !home.exchange.keeper().hasRoom()) return keepsPlace(queue, overflow);
        Runnable otherwise = () -> {
            if (home.phase() == QueuedCall.Phase.ON_ERRAND) home.go(keepsPlace(queue, overflow), List.of());
        };
        return new LeavesMessage(
                home.exchange, home.sound, home.caller, home.language(), home::call, queue, folder, otherwise, done);
    }

    /** @param overflow as of {@link #message} */
    Errand keepsPlace(String queue, boolean overflow) {
        return new KeepsPlace(home.exchange, home.sound, home.language(), home::call, queue, overflow, done);
    }

    /** @param prompt which says why nobody comes */
    Errand isSentAway(String prompt) {
        return new Announced(home.sound, home.language(), prompt, done);
    }

    Errand givesMark() {
        return new AsksMark(home.exchange, home.sound, home.language(), home::call, done);
    }
}
