package org.firstline.subscribers;

/** Who signed the contract. */
public enum Kind {
    PERSON,
    COMPANY
}
