package org.firstline.calls;

import org.jspecify.annotations.Nullable;

/**
 * A phone's wish that its call be led elsewhere (REFER, RFC 3515), until it is refused or finished. The line answers the
 * phone, and tells it each step (NOTIFY with a sipfrag) unless it wanted to hear of none (RFC 4488); it dials nothing:
 * whoever hears of the wish does that, by the house's rules. On "switchboard".
 *
 * <p>{@link #accept} or {@link #refuse} must be said within {@value #DECISION_SECONDS} s, and after accept one of {@link
 * #connected} and {@link #failed} within {@value #OUTCOME_SECONDS} s, else the line refuses, or reports failure, by
 * itself. A verb out of its turn does nothing; the phone may hang up its leg at any time, and the wish stands.
 */
public interface Referral {
    int DECISION_SECONDS = 10;
    int OUTCOME_SECONDS = 180;

    /** Whom to connect: an extension, a code or a number, as she would dial it; never empty. */
    String target();

    /**
     * For an attended transfer (Replaces, RFC 3891): her other leg, on which she asked first, and whose far party is to
     * be connected with this leg's. Null for a blind one. May have ended meanwhile.
     */
    @Nullable
    Leg replaced();

    /** Yes, we try. */
    void accept();

    /** The target rings. */
    void ringing();

    /** The two others are connected: her phone lets go of its leg, or is to be let go. */
    void connected();

    /** It was tried in vain; her leg goes on as before. */
    void failed(HangUp why);

    /** No, it will not be tried. */
    void refuse(HangUp why);
}
