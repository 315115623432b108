-- A storm queues tens of thousands in one transaction, and each index is another page to find and to write: these two
-- cost as much as they would save, since sms_message_once begins with the batch and sms_message_phone knows whom.
drop index sms_message_batch;
drop index sms_message_merged;
