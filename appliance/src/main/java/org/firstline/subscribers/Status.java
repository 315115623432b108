package org.firstline.subscribers;

/** What billing says of the contract. Only CLOSED means that nobody is there any more. */
public enum Status {
    ACTIVE,
    SUSPENDED,
    DEBT,
    FROZEN,
    CLOSED
}
