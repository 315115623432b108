package org.firstline.callbacks;

/** What happened to a request; published when it is durable. */
public sealed interface CallbackEvent {
    Callback callback();

    /** It is there now. */
    record Asked(Callback callback) implements CallbackEvent {}

    /** Its time has come: it takes its place among those who wait for an agent. */
    record Due(Callback callback) implements CallbackEvent {}

    /** It leaves its place among them: it was cancelled, is over, or the hours for calling are. */
    record Rests(Callback callback) implements CallbackEvent {}

    /** A try came to nothing; there will be another, unless it is FAILED. */
    record Tried(Callback callback) implements CallbackEvent {}

    /** Agent and person talk. */
    record Connected(Callback callback) implements CallbackEvent {}

    /** Anything else about it changed. */
    record Changed(Callback callback) implements CallbackEvent {}
}
