"""What a customer really costs: activities, pools of money and rates; allocated exactly, down to the records."""
