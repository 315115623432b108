package org.firstline.voicemail;

/** What happened to messages; published when it is durable. */
public sealed interface VoicemailEvent {
    record Left(Voicemail message) implements VoicemailEvent {}

    /** For the first time. */
    record Heard(Voicemail message) implements VoicemailEvent {}

    /** Its days are over; the sound is gone too. */
    record Removed(long id) implements VoicemailEvent {}
}
