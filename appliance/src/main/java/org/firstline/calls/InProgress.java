package org.firstline.calls;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.firstline.base.Ids;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;

/**
 * The calls in progress, and how many places they take, those between two phones of the house included. "switchboard"
 * writes; how calls look can be read from any thread.
 */
final class InProgress {
    private final Time time;
    private final Ids ids = new Ids();
    private final Map<String, OpenCall> calls = new ConcurrentHashMap<>();
    private final Map<String, Call> snapshot = new ConcurrentSkipListMap<>();
    private final Map<String, TalkNow> talks = new ConcurrentHashMap<>();
    private int places;

    InProgress(Time time) {
        this.time = time;
    }

    /** An id for a call that begins now. Any thread. */
    String fresh() {
        return ids.next(time.now());
    }

    /** One more takes a place, until it is {@link #over} or {@link #done}. */
    void begun() {
        places++;
    }

    int places() {
        return places;
    }

    /** It can be found by its id from now on, until it is {@link #recorded}. */
    void add(OpenCall call) {
        calls.put(call.call().id(), call);
    }

    /** This is how the call looks now. */
    void changed(Call call) {
        snapshot.put(call.id(), call);
    }

    /** This is how the talk of the call stands; null: nobody talks. */
    void talking(String call, @Nullable TalkNow now) {
        if (now == null) talks.remove(call);
        else talks.put(call, now);
    }

    /** The call is over: a place for another one is free. */
    void over(Call call) {
        done();
        snapshot.remove(call.id());
    }

    /** A call that the box made itself is over, and its place still taken. */
    void gone(Call call) {
        snapshot.remove(call.id());
    }

    /** What has no record is over: a phone's own call, or one that the box made. */
    void done() {
        places--;
    }

    /** All is kept of it. */
    void recorded(Call call) {
        calls.remove(call.id());
    }

    /** Those that are not recorded yet, a copy. */
    List<OpenCall> listOpen() {
        return List.copyOf(calls.values());
    }

    /** Any thread. */
    Optional<OpenCall> findOpen(String call) {
        return Optional.ofNullable(calls.get(call));
    }

    /** The calls in progress, oldest first, as they are now. Any thread. */
    Collection<Call> snapshot() {
        return List.copyOf(snapshot.values());
    }

    /** Any thread. */
    Optional<Call> find(String call) {
        return Optional.ofNullable(snapshot.get(call));
    }

    /** Any thread. */
    Optional<TalkNow> findTalk(String call) {
        return Optional.ofNullable(talks.get(call));
    }
}
