package org.firstline.quality;

/** Finds the version of a card that an evaluation was made with. */
@FunctionalInterface
interface Cards {
    Scorecard of(Evaluation evaluation);
}
